package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-04: rows are noted while the permit holds; those noted in time can still be completed. */
final class ExpiredPermitsTakeNoWriteOff implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(
                !attempt.standing().expired(attempt.today()),
                Rejection.Kind.CONFLICT,
                attempt.standing().issued().validUntil().toString());
    }
}
