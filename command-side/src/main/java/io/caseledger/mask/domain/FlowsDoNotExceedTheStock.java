package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** MSK-33: what is declared together counts together; the row that goes beyond the stock is the one named. */
final class FlowsDoNotExceedTheStock implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        var left = new AtomicLong(attempt.lot().stock());
        return eachFlow(attempt, (flow, path) -> {
            // a number of any size may have been typed: never subtract what is not there
            var fits = flow.pieces() <= left.get();
            var shown = Long.toString(left.get());
            if (fits && flow.pieces() > 0) {
                left.addAndGet(-flow.pieces());
            }
            return require(fits, path + "pieces", shown);
        });
    }
}
