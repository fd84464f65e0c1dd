package io.caseledger.stock.projection;

import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Projections;
import io.caseledger.stock.contract.StockEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * The dashboard's figures, now and at the end of each day, and the movements behind them (MSK-60, MSK-62). It alone adds instead of setting, since a sum over a
 * million flows cannot be read anew for each; every event is counted once because its movement is a row of its own. One segment, so that a figure has one writer.
 */
@Component
@ProcessingGroup(Projections.FIGURES)
record StockFiguresProjector(Rows rows) {
    @EventHandler
    void on(StockEvent event, EventMessage<?> message) {
        rows.fold(message, place -> rows.waiting(Projections.FIGURES, () -> new StockMovements(rows))
                .add(event, place));
    }
}
