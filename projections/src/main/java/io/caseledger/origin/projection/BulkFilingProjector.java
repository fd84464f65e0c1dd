package io.caseledger.origin.projection;

import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingEvent;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Topics;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Bulk filings and what became of their applications: {@code view.origin_bulk}, {@code view.origin_bulk_item}. */
@Component
@ProcessingGroup(BulkFilingProjector.NAME)
class BulkFilingProjector {
    static final String NAME = "origin-bulk";

    private final Rows rows;
    private final Changes changes;

    BulkFilingProjector(Rows rows, Changes changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @ResetHandler
    void clear() {
        rows.clear(NAME, "view.origin_bulk", "view.origin_bulk_item");
    }

    @EventHandler
    void on(BulkFilingEvent event, EventMessage<?> message) {
        var position = LogPosition.of(message);
        switch (event) {
            case BulkFilingStarted e ->
                rows.update("""
                        INSERT INTO view.origin_bulk (bulk_id, account_id, file_name, count, started_at, position)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (bulk_id) DO NOTHING""", e.bulkId(), e.filedBy(), e.fileName(), e.count(), message.getTimestamp(), position);
            case BulkItemFiled e -> rows.update("""
                        INSERT INTO view.origin_bulk_item (bulk_id, index, source, receipt_number)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""", e.bulkId(), e.index(), e.source(), e.receiptNumber());
            case BulkItemRefused e -> rows.update("""
                        INSERT INTO view.origin_bulk_item (bulk_id, index, source, faults)
                        VALUES (?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING""", e.bulkId(), e.index(), e.source(), rows.json(e.violations()));
            case BulkFilingCompleted e ->
                rows.update(
                        "UPDATE view.origin_bulk SET completed_at = ? WHERE bulk_id = ?",
                        message.getTimestamp(),
                        e.bulkId());
        }
        changes.tell(List.of(Topics.bulkFiling(event.bulkId()), Topics.account(accountOf(event))), position);
    }

    private String accountOf(BulkFilingEvent event) {
        return event instanceof BulkFilingStarted started
                ? started.filedBy()
                : rows.one(
                        "SELECT account_id FROM view.origin_bulk WHERE bulk_id = ?",
                        row -> row.getString(1),
                        event.bulkId());
    }
}
