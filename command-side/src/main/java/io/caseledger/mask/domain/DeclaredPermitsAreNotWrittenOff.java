package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-20: what comes in by declaration is reported by customs, not by the importer. */
final class DeclaredPermitsAreNotWrittenOff implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(attempt.standing().way().isWrittenOff(), Rejection.Kind.CONFLICT);
    }
}
