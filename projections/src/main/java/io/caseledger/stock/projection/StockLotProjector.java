package io.caseledger.stock.projection;

import io.caseledger.accounts.contract.Capability;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.projection.History;
import io.caseledger.shared.projection.Place;
import io.caseledger.shared.projection.Row;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
import io.caseledger.stock.contract.StockTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Stock lots, their flows and returns, and when the next reminder is due. A lot's figures are set to what its event says is left, never added to. */
@Component
@ProcessingGroup(Projections.LOTS)
record StockLotProjector(Rows rows, History history, StockTerms terms) {
    private static final Table LOTS = Table.of("stock_lot", "lot_id");
    private static final Table FLOWS = Table.of("stock_flow", "lot_id", "flow");
    private static final Table RETURNS = Table.of("stock_return", "lot_id", "number");

    @EventHandler
    void on(StockEvent event, EventMessage<?> message) {
        rows.fold(LOTS, event.lotId(), message, (row, place) -> {
            List<Difference> changes = List.of();
            switch (event) {
                case StockLotOpened e -> opened(e, row, place);
                case FlowRecorded e -> flowed(e, row, place);
                case GoodsReturned e -> returned(e, row, place);
                case StockReminderSent e ->
                    row.set("reminders", e.round())
                            .set("last_due_at", e.dueAt())
                            .set("next_reminder_at", e.dueAt().plus(terms.reminderEvery()));
                case StockLotRelabelled e -> {
                    changes = LotText.changes(row, e);
                    labelled(row, e.kind(), e.product(), e.origin(), place);
                }
            }
            history.note(row.text("lot_number"), message, LotText.told(event), changes);
            rows.tell(topics(row), place.position());
        });
    }

    private void opened(StockLotOpened e, Row row, Place place) {
        row.set("lot_number", e.lotNumber())
                .set("permit_id", e.permitId())
                .set("permit_number", e.permitNumber())
                .set("source", e.source())
                .set("reference", e.reference())
                .set("item", e.item())
                .set("importer_account", e.importerAccount())
                .set("importer_identity", e.importerIdentity())
                .set("importer_name", e.importerName())
                .set("agent_account", e.agentAccount())
                .set("opened_on", e.openedOn())
                .set("imported", e.pieces())
                .set("flowed", 0)
                .set("returned", 0)
                .set("stock", e.pieces())
                .set("reminders", 0)
                .set("next_reminder_at", place.at().plus(terms.reminderEvery()))
                .set("opened_position", place.position());
        labelled(row, e.kind(), e.product(), e.origin(), place);
        history.visible(e.lotNumber(), Capability.STOCK.name(), null, e.importerAccount(), e.agentAccount());
    }

    private static void labelled(Row row, MaskKind kind, String product, String origin, Place place) {
        row.set("kind", kind)
                .set("product", product)
                .set("origin", origin)
                .set("moved", place.sequence())
                .set(
                        "search_text",
                        Stream.of("lot_number", "reference", "product", "importer_name", "importer_identity")
                                .map(row::text)
                                .collect(Collectors.joining(" ")));
    }

    private void flowed(FlowRecorded e, Row row, Place place) {
        rows.add(FLOWS, e.lotId(), e.flow())
                .set("declared_on", e.on())
                .set("kind", e.kind())
                .set("receiver", e.receiver())
                .set("pieces", e.pieces())
                .set("proofs", e.proofs())
                .set("recorded_at", place.at())
                .set("actor_name", place.actor().name())
                .set("position", place.position());
        row.set("flowed", row.number("imported") + row.number("returned") - e.stock())
                .set("stock", e.stock())
                .set("last_flow_on", e.on())
                .set("moved", place.sequence());
        if (e.stock() == 0) {
            // an empty lot owes no reminders
            row.set("next_reminder_at", null);
        }
    }

    private void returned(GoodsReturned e, Row row, Place place) {
        rows.add(RETURNS, e.lotId(), e.number())
                .set("flow", e.flow())
                .set("declared_on", e.on())
                .set("pieces", e.pieces())
                .set("reason", e.reason())
                .set("recorded_at", place.at())
                .set("actor_name", place.actor().name())
                .set("position", place.position());
        if (row.number("stock") == 0) {
            // one that is filled again begins anew, after what has been reminded of already
            var lastDue = row.instant("last_due_at");
            var from = lastDue == null || lastDue.isBefore(place.at()) ? place.at() : lastDue;
            row.set("next_reminder_at", from.plus(terms.reminderEvery()));
        }
        row.set("returned", row.number("flowed") + e.stock() - row.number("imported"))
                .set("stock", e.stock())
                .set("moved", place.sequence());
    }

    /** Who watches a lot. */
    private static List<String> topics(Row row) {
        var topics = new ArrayList<>(List.of(
                Topics.lot(row.text("lot_number")),
                Topics.theCase(row.text("permit_number")),
                Topics.STOCK,
                Topics.account(row.text("importer_account"))));
        var agent = row.textOrNull("agent_account");
        if (agent != null) {
            topics.add(Topics.account(agent));
        }
        return topics;
    }
}
