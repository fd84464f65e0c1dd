package io.caseledger.mask.projection;

import io.caseledger.mask.contract.FlowRecorded;
import io.caseledger.mask.contract.GoodsReturned;
import io.caseledger.mask.contract.MaskTerms;
import io.caseledger.mask.contract.StockEvent;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockLotRelabelled;
import io.caseledger.mask.contract.StockReminderSent;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.History;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stock lots, their flows and returns, and when the next reminder is due: {@code view.mask_lot}, {@code mask_flow}, {@code mask_return}. A lot's figures are
 * set to what its event says is left, never added to.
 */
@Component
@ProcessingGroup(StockLotProjector.NAME)
class StockLotProjector {
    static final String NAME = "mask-lot";

    /** Who watches a lot, known from its row. */
    private record Watched(
            String lotNumber,
            String permitNumber,
            String importerAccount,
            @Nullable String agentAccount) {
        List<String> topics() {
            var topics = new ArrayList<>(List.of(
                    Topics.lot(lotNumber),
                    Topics.theCase(permitNumber),
                    Topics.MASKS,
                    Topics.account(importerAccount)));
            if (agentAccount != null) {
                topics.add(Topics.account(agentAccount));
            }
            return topics;
        }
    }

    /** Where an event stands in the log and in its lot, and who made it. */
    private record Place(long position, long sequence, Instant at, String actorName) {}

    private final Rows rows;
    private final Changes changes;
    private final History history;
    private final MaskTerms terms;

    StockLotProjector(Rows rows, Changes changes, History history, MaskTerms terms) {
        this.rows = rows;
        this.changes = changes;
        this.history = history;
        this.terms = terms;
    }

    @ResetHandler
    void clear() {
        history.forget("SELECT lot_number FROM view.mask_lot");
        rows.clear(NAME, "view.mask_lot", "view.mask_flow", "view.mask_return");
    }

    @EventHandler
    void on(StockEvent event, EventMessage<?> message, Actor actor, @SequenceNumber long sequence) {
        var place = new Place(LogPosition.of(message), sequence, message.getTimestamp(), actor.name());
        // before the row has met the event
        var changed = event instanceof StockLotRelabelled e ? LotText.changes(rows, e) : List.<Difference>of();
        var watched =
                switch (event) {
                    case StockLotOpened e -> opened(e, place);
                    case FlowRecorded e -> flowed(e, place);
                    case GoodsReturned e -> returned(e, place);
                    case StockReminderSent e -> reminded(e, place);
                    case StockLotRelabelled e -> relabelled(e, place);
                };
        history.note(watched.lotNumber(), message, LotText.told(event), changed);
        changes.tell(watched.topics(), place.position());
    }

    private Watched opened(StockLotOpened e, Place place) {
        rows.update(
                """
                INSERT INTO view.mask_lot (lot_id, lot_number, permit_id, permit_number, source, reference, item, kind, product, origin,
                    importer_account, importer_identity, importer_name, agent_account, opened_on, imported, flowed, returned, stock,
                    reminders, next_reminder_at, search_text, moved, version, opened_position, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, 0, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (lot_id) DO NOTHING""",
                e.lotId(),
                e.lotNumber(),
                e.permitId(),
                e.permitNumber(),
                e.source().name(),
                e.reference(),
                e.item(),
                e.kind().name(),
                e.product(),
                e.origin(),
                e.importerAccount(),
                e.importerIdentity(),
                e.importerName(),
                e.agentAccount(),
                e.openedOn(),
                e.pieces(),
                e.pieces(),
                place.at().plus(terms.reminderEvery()),
                String.join(" ", e.lotNumber(), e.reference(), e.product(), e.importerName(), e.importerIdentity()),
                place.sequence(),
                place.sequence(),
                place.position(),
                place.position());
        history.visible(e.lotNumber(), null, e.importerAccount(), e.agentAccount());
        return new Watched(e.lotNumber(), e.permitNumber(), e.importerAccount(), e.agentAccount());
    }

    private Watched flowed(FlowRecorded e, Place place) {
        rows.later(
                """
                INSERT INTO view.mask_flow (lot_id, flow, declared_on, kind, receiver, pieces, proofs, recorded_at, actor_name, position)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) ON CONFLICT DO NOTHING""",
                e.lotId(),
                e.flow(),
                e.on(),
                e.kind().name(),
                e.receiver(),
                e.pieces(),
                rows.json(e.proofs()),
                place.at(),
                place.actorName(),
                place.position());
        // its lot's row is set to what the last flow of a batch says: a hot lot's is written once a batch
        rows.latest(
                e.lotId(),
                """
                UPDATE view.mask_lot SET flowed = imported + returned - ?, stock = ?, last_flow_on = ?, moved = ?, version = ?, position = ?
                WHERE lot_id = ? AND version < ?""",
                e.stock(),
                e.stock(),
                e.on(),
                place.sequence(),
                place.sequence(),
                place.position(),
                e.lotId(),
                place.sequence());
        return watched(e);
    }

    private Watched returned(GoodsReturned e, Place place) {
        rows.update(
                """
                INSERT INTO view.mask_return (lot_id, number, flow, declared_on, pieces, reason, recorded_at, actor_name, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                e.lotId(),
                e.number(),
                e.flow(),
                e.on(),
                e.pieces(),
                e.reason(),
                place.at(),
                place.actorName(),
                place.position());
        rows.update("""
                UPDATE view.mask_flow f SET returned =
                    (SELECT sum(r.pieces) FROM view.mask_return r WHERE r.lot_id = f.lot_id AND r.flow = f.flow)
                WHERE f.lot_id = ? AND f.flow = ?""", e.lotId(), e.flow());
        // an empty lot owed no reminders; one that is filled again begins anew, after what has been reminded of already
        return set(
                e,
                place,
                """
                returned = flowed + ? - imported, stock = ?, moved = ?, next_reminder_at = CASE WHEN stock = 0
                    THEN greatest(?, last_due_at) + ?::bigint * interval '1 second' ELSE next_reminder_at END""",
                e.stock(),
                e.stock(),
                place.sequence(),
                place.at(),
                terms.reminderEvery().toSeconds());
    }

    private Watched reminded(StockReminderSent e, Place place) {
        return set(
                e,
                place,
                "reminders = ?, last_due_at = ?, next_reminder_at = ?",
                e.round(),
                e.dueAt(),
                e.dueAt().plus(terms.reminderEvery()));
    }

    private Watched relabelled(StockLotRelabelled e, Place place) {
        return set(
                e,
                place,
                "kind = ?, product = ?, origin = ?, moved = ?,"
                        + " search_text = concat_ws(' ', lot_number, reference, ?::text, importer_name, importer_identity)",
                e.kind().name(),
                e.product(),
                e.origin(),
                place.sequence(),
                e.product());
    }

    /** Changes nothing where the row has met the event already. */
    private Watched set(StockEvent event, Place place, String assignments, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(List.of());
        for (var value : values) {
            all.add(value);
        }
        all.add(place.sequence());
        all.add(place.position());
        all.add(event.lotId());
        all.add(place.sequence());
        rows.update(
                "UPDATE view.mask_lot SET " + assignments
                        + ", version = ?, position = ? WHERE lot_id = ? AND version < ?",
                all.toArray());
        return watched(event);
    }

    /** These never change, so that they are read once a batch. */
    private Watched watched(StockEvent event) {
        Map<String, Watched> known =
                CurrentUnitOfWork.get().root().getOrComputeResource("watched lots", name -> new HashMap<>());
        return known.computeIfAbsent(
                event.lotId(),
                lot -> rows.one(
                        "SELECT lot_number, permit_number, importer_account, agent_account FROM view.mask_lot WHERE lot_id = ?",
                        row -> new Watched(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        lot));
    }
}
