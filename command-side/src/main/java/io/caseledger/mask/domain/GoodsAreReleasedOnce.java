package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: the goods of a declaration are released once. */
final class GoodsAreReleasedOnce implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(!attempt.declaration().orElseThrow().released(), Rejection.Kind.CONFLICT);
    }
}
