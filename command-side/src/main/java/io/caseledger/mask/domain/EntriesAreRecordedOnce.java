package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: goods enter the clearance procedure once. */
final class EntriesAreRecordedOnce implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(!attempt.declaration().orElseThrow().entered(), Rejection.Kind.CONFLICT);
    }
}
