package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-20: a write-off is completed when something was written off, and the permit still has room for it. */
final class CompletedWriteOffsHaveRows implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(!attempt.standing().rows().isEmpty(), Rejection.Kind.CONFLICT);
    }
}
