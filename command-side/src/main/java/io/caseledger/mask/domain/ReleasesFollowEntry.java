package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: nothing is released that has not entered the clearance procedure. */
final class ReleasesFollowEntry implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(attempt.declaration().orElseThrow().entered(), Rejection.Kind.CONFLICT);
    }
}
