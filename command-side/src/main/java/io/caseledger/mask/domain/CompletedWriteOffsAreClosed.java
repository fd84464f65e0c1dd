package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-20: "write-off complete" closes it. */
final class CompletedWriteOffsAreClosed implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(!attempt.standing().writeOffCompleted(), Rejection.Kind.CONFLICT);
    }
}
