package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-13: customs demands an amendment of goods that are in clearance or have come in. */
final class DemandsFollowEntry implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var declaration = attempt.declaration();
        return require(
                declaration
                        .map(DeclaredGoods::entered)
                        .orElse(attempt.standing().entered()),
                Rejection.Kind.CONFLICT);
    }
}
