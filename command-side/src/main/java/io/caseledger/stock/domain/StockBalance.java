package io.caseledger.stock.domain;

import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;

/**
 * What came into a lot, what went and what came back. At all times imported + returned = flowed + stock, and none below zero (MSK-63).
 *
 * @param returns how many were declared
 */
record StockBalance(long imported, long flowed, long returned, int returns, Flows flows) {
    /** A log that does not add up must not be built upon. */
    StockBalance {
        if (imported + returned < flowed) {
            throw new IllegalStateException(imported + " + " + returned + " - " + flowed + " is below zero");
        }
    }

    static StockBalance of(long imported) {
        return new StockBalance(imported, 0, 0, 0, Flows.NONE);
    }

    StockBalance after(FlowRecorded event) {
        var next = new StockBalance(
                imported,
                flowed + event.pieces(),
                returned,
                returns,
                flows.and(new Flows.Flow(event.on(), event.pieces(), 0)));
        return next.with(event.stock());
    }

    StockBalance after(GoodsReturned event) {
        var changed = flows.number(event.flow())
                .map(flow -> flows.with(event.flow(), flow.cameBack(event.pieces())))
                .orElse(flows);
        return new StockBalance(imported, flowed, returned + event.pieces(), event.number(), changed)
                .with(event.stock());
    }

    long stock() {
        return imported + returned - flowed;
    }

    /** The events of a lot say what is left after each. */
    private StockBalance with(long stockAfter) {
        if (stock() != stockAfter) {
            throw new IllegalStateException(
                    imported + " + " + returned + " - " + flowed + " is not " + stockAfter + ": it does not balance");
        }
        return this;
    }
}
