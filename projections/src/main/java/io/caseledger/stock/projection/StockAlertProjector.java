package io.caseledger.stock.projection;

import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import io.caseledger.stock.contract.AlertCleared;
import io.caseledger.stock.contract.AlertEvent;
import io.caseledger.stock.contract.AlertRaised;
import io.caseledger.stock.contract.AlertThresholdsSet;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Alerts and when to alert (MSK-61). */
@Component
@ProcessingGroup(Projections.ALERTS)
record StockAlertProjector(Rows rows) {
    /** Each time that it was raised. */
    private static final Table ALERTS = Table.of("stock_alert", "alert_id", "sequence");

    private static final Table POLICY = Table.of("stock_alert_policy", "policy");

    @EventHandler
    void on(AlertEvent event, EventMessage<?> message) {
        rows.fold(message, place -> {
            switch (event) {
                case AlertRaised e ->
                    rows.row(ALERTS, e.alertId(), place.sequence())
                            .set("kind", e.kind())
                            .set("subject", e.subject())
                            .set("name", e.name())
                            .set("figure", e.figure())
                            .set("threshold", e.threshold())
                            .set("raised_at", place.at())
                            .set("position", place.position());
                case AlertCleared e ->
                    rows.all(ALERTS, "alert_id", e.alertId()).stream()
                            .filter(raised -> raised.instant("cleared_at") == null
                                    && raised.number("sequence") < place.sequence())
                            .forEach(raised -> raised.set("cleared_at", place.at()));
            }
            rows.tell(List.of(Topics.ALERTS), place.position());
        });
    }

    @EventHandler
    void on(AlertThresholdsSet event, EventMessage<?> message) {
        rows.fold(message, place -> {
            var thresholds = event.thresholds();
            rows.add(POLICY, event.policy())
                    .set("lot_days", thresholds.lotDays())
                    .set("importer_pieces", thresholds.importerPieces())
                    .set("receiver_pieces", thresholds.receiverPieces())
                    .set("set_at", place.at())
                    .set("set_by", place.actor().name())
                    .set("version", place.sequence())
                    .set("position", place.position());
            rows.tell(List.of(Topics.ALERTS), place.position());
        });
    }
}
