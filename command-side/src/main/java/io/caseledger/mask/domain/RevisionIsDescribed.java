package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-10: who revises a permit says what is changed and why. */
final class RevisionIsDescribed implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var described =
                !(attempt.command() instanceof RevisePermit revise) || !ContentRule.isBlank(revise.description());
        return requireField(described, "description");
    }
}
