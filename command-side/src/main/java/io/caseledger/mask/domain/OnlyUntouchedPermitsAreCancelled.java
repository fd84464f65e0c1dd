package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-06: a permit is cancelled only while customs has recorded nothing against it, and nothing was written off for good. */
final class OnlyUntouchedPermitsAreCancelled implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var standing = attempt.standing();
        return require(!standing.customsHasSpoken() && !standing.writeOffCompleted(), Rejection.Kind.CONFLICT);
    }
}
