package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-06: while it holds, a permit needs no successor. */
final class OnlyExpiredPermitsAreReissued implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var standing = attempt.standing();
        return require(
                standing.expired(attempt.today()),
                Rejection.Kind.CONFLICT,
                standing.issued().validUntil().toString());
    }
}
