package io.caseledger.origin.projection;

import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingEvent;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Bulk filings and what became of their applications. */
@Component
@ProcessingGroup(Projections.BULK_FILINGS)
record BulkFilingProjector(Rows rows) {
    private static final Table FILINGS = Table.of("origin_bulk", "bulk_id");
    private static final Table ITEMS = Table.of("origin_bulk_item", "bulk_id", "index");

    @EventHandler
    void on(BulkFilingEvent event, EventMessage<?> message) {
        rows.fold(FILINGS, event.bulkId(), message, (row, place) -> {
            switch (event) {
                case BulkFilingStarted e ->
                    row.set("account_id", e.filedBy())
                            .set("file_name", e.fileName())
                            .set("count", e.count())
                            .set("started_at", place.at());
                case BulkItemFiled e ->
                    rows.add(ITEMS, e.bulkId(), e.index())
                            .set("source", e.source())
                            .set("receipt_number", e.receiptNumber());
                case BulkItemRefused e ->
                    rows.add(ITEMS, e.bulkId(), e.index())
                            .set("source", e.source())
                            .set("faults", e.violations());
                case BulkFilingCompleted e -> row.set("completed_at", place.at());
            }
            rows.tell(
                    List.of(Topics.bulkFiling(event.bulkId()), Topics.account(row.text("account_id"))),
                    place.position());
        });
    }
}
