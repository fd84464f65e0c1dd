package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** GEN-07: the id of a permit belongs to one application. */
final class APermitIsAppliedForOnce implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(
                false, Rejection.Kind.CONFLICT, attempt.standing().issued().permitNumber());
    }
}
