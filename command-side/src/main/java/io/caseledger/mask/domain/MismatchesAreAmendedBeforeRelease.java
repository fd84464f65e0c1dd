package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-12: what was reported as a mismatch is released after the permit was amended. */
final class MismatchesAreAmendedBeforeRelease implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(!attempt.declaration().orElseThrow().mismatched(), Rejection.Kind.CONFLICT);
    }
}
