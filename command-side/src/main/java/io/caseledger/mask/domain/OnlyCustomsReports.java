package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: what customs has done is told by customs. */
final class OnlyCustomsReports implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(attempt.byCustoms(), Rejection.Kind.FORBIDDEN);
    }
}
