package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-31, MSK-40: those who may look on declare nothing. */
final class OnlyImportersDeclare implements StockRule {
    @Override
    public Optional<Rejection> refusal(StockAttempt attempt) {
        return attempt.byParty() ? pass() : refuse(Rejection.Kind.FORBIDDEN);
    }
}
