package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-04: an expired permit takes no new declaration; what was declared in time goes on. */
final class ExpiredPermitsTakeNoDeclaration implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(
                !attempt.standing().expired(attempt.today()),
                Rejection.Kind.CONFLICT,
                attempt.standing().issued().validUntil().toString());
    }
}
