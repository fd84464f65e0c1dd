package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: a declaration is received once; what is wrong with it is reported as a mismatch. */
final class DeclarationsAreRecordedOnce implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(attempt.declaration().isEmpty(), Rejection.Kind.CONFLICT);
    }
}
