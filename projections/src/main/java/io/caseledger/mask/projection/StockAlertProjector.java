package io.caseledger.mask.projection;

import io.caseledger.mask.contract.AlertCleared;
import io.caseledger.mask.contract.AlertEvent;
import io.caseledger.mask.contract.AlertRaised;
import io.caseledger.mask.contract.AlertThresholdsSet;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Topics;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Alerts and when to alert (MSK-61): {@code view.mask_alert}, {@code view.mask_alert_policy}. */
@Component
@ProcessingGroup(StockAlertProjector.NAME)
class StockAlertProjector {
    static final String NAME = "mask-alert";

    private static final String RAISE = """
            INSERT INTO view.mask_alert (alert_id, sequence, kind, subject, name, figure, threshold, raised_at, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (alert_id, sequence) DO NOTHING""";
    private static final String CLEAR =
            "UPDATE view.mask_alert SET cleared_at = ? WHERE alert_id = ? AND sequence < ? AND cleared_at IS NULL";
    private static final String SET = """
            INSERT INTO view.mask_alert_policy (policy, lot_days, importer_pieces, receiver_pieces, set_at, set_by, version)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (policy) DO UPDATE SET lot_days = excluded.lot_days, importer_pieces = excluded.importer_pieces,
                receiver_pieces = excluded.receiver_pieces, set_at = excluded.set_at, set_by = excluded.set_by,
                version = excluded.version""";

    private final Rows rows;
    private final Changes changes;

    StockAlertProjector(Rows rows, Changes changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @ResetHandler
    void clear() {
        rows.clear(NAME, "view.mask_alert", "view.mask_alert_policy");
    }

    @EventHandler
    void on(AlertEvent event, EventMessage<?> message, @SequenceNumber long sequence, @Timestamp Instant at) {
        var position = LogPosition.of(message);
        switch (event) {
            case AlertRaised raised ->
                rows.update(
                        RAISE,
                        raised.alertId(),
                        sequence,
                        raised.kind().name(),
                        raised.subject(),
                        raised.name(),
                        raised.figure(),
                        raised.threshold(),
                        at,
                        position);
            case AlertCleared cleared -> rows.update(CLEAR, at, cleared.alertId(), sequence);
        }
        changes.tell(List.of(Topics.MASK_ALERTS), position);
    }

    @EventHandler
    void on(
            AlertThresholdsSet event,
            EventMessage<?> message,
            Actor actor,
            @SequenceNumber long version,
            @Timestamp Instant at) {
        var thresholds = event.thresholds();
        rows.update(
                SET,
                event.policy(),
                thresholds.lotDays(),
                thresholds.importerPieces(),
                thresholds.receiverPieces(),
                at,
                actor.name(),
                version);
        changes.tell(List.of(Topics.MASK_ALERTS), LogPosition.of(message));
    }
}
