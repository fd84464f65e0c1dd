package io.caseledger.stock.projection;

import io.caseledger.shared.projection.Place;
import io.caseledger.shared.projection.Row;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Counts the pieces of each lot from its events, and nothing else: what the figures and the lists are checked against (MSK-63). A check that read the tables it
 * checks would miss what they all lack.
 */
@Component
@ProcessingGroup(Projections.COUNT)
record StockCountProjector(Rows rows) {
    private static final Table COUNTED = Table.of("stock_counted", "lot_id");

    @EventHandler
    void on(StockEvent event, EventMessage<?> message) {
        rows.fold(COUNTED, event.lotId(), message, (row, place) -> {
            switch (event) {
                case StockLotOpened e ->
                    row.set("lot_number", e.lotNumber())
                            .set("importer_account", e.importerAccount())
                            .set("importer_name", e.importerName())
                            .set("agent_account", e.agentAccount())
                            .set("imported", e.pieces())
                            .set("returned", 0)
                            .set("flowed", 0)
                            .set("moved", place.sequence());
                case FlowRecorded e -> add(row, "flowed", e.pieces(), place);
                case GoodsReturned e -> add(row, "returned", e.pieces(), place);
                case StockLotRelabelled e -> row.set("moved", place.sequence());
                case StockReminderSent e -> {
                    // moves nothing
                }
            }
        });
    }

    /** Each event once: the row's version sees to it. */
    private static void add(Row row, String column, long pieces, Place place) {
        row.set(column, row.number(column) + pieces).set("moved", place.sequence());
    }
}
