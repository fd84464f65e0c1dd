package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: after release customs demands an amendment instead of reporting a mismatch. */
final class ReleasedGoodsMismatchNoMore implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(!attempt.declaration().orElseThrow().released(), Rejection.Kind.CONFLICT);
    }
}
