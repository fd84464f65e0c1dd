package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-11 … MSK-13: one of the three ways to revise a permit. */
final class RevisionKindIsChosen implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return requireField(!(attempt.command() instanceof RevisePermit revise) || revise.kind() != null, "kind");
    }
}
