package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-10: both versions stay, so the new one differs from the old. */
final class RevisionChangesSomething implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var same = attempt.command() instanceof RevisePermit revise
                && revise.application().equals(attempt.standing().application());
        return requireField(!same, "");
    }
}
