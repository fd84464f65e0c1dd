package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-06: a successor has all the quantities again, so it is given only for a permit on which nothing came in and nothing is under way. */
final class UsedPermitsAreNotReissued implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var standing = attempt.standing();
        return require(
                !standing.customsHasSpoken() && standing.rows().isEmpty() && !standing.writeOffCompleted(),
                Rejection.Kind.CONFLICT);
    }
}
