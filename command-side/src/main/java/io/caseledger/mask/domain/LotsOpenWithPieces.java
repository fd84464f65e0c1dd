package io.caseledger.mask.domain;

import io.caseledger.mask.contract.OpenStockLot;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-30: a lot is something. */
final class LotsOpenWithPieces implements StockRule {
    @Override
    public Optional<Rejection> refusal(StockAttempt attempt) {
        return attempt.command() instanceof OpenStockLot open && open.pieces() < 1
                ? refuse(Rejection.Kind.INVALID)
                : pass();
    }
}
