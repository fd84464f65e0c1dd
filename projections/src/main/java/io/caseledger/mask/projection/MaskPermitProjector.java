package io.caseledger.mask.projection;

import io.caseledger.mask.contract.AmendmentDemanded;
import io.caseledger.mask.contract.CustomsStage;
import io.caseledger.mask.contract.DeclarationRecorded;
import io.caseledger.mask.contract.EntryRecorded;
import io.caseledger.mask.contract.GoodsReleased;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.LotLine;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.MismatchReported;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitCancelled;
import io.caseledger.mask.contract.PermitEvent;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.mask.contract.PermitPrinted;
import io.caseledger.mask.contract.PermitReissued;
import io.caseledger.mask.contract.PermitRevised;
import io.caseledger.mask.contract.PermitState;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.mask.contract.WriteOffCompleted;
import io.caseledger.mask.contract.WriteOffRecorded;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.History;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Import permits as lists, permit pages and the counter need them: {@code view.mask_permit} and the tables beside it. */
@Component
@ProcessingGroup(MaskPermitProjector.NAME)
class MaskPermitProjector {
    static final String NAME = "mask-permit";

    /** In the order of {@link CustomsStage}. */
    private static final String STAGES = Arrays.stream(CustomsStage.values())
            .map(stage -> "'" + stage.name() + "'")
            .collect(Collectors.joining(", ", "ARRAY[", "]"));

    /** Who watches a permit, known from its row. */
    private record Watched(
            String permitNumber,
            String importerAccount,
            @Nullable String agentAccount) {
        List<String> topics() {
            var topics = new ArrayList<>(
                    List.of(Topics.theCase(permitNumber), Topics.MASKS, Topics.account(importerAccount)));
            if (agentAccount != null) {
                topics.add(Topics.account(agentAccount));
            }
            return topics;
        }
    }

    /** Where an event stands in the log and in its permit, and who made it. */
    private record Place(long position, long sequence, Instant at, String actorName) {}

    /** As {@code PermitView} reads it. */
    private record Demand(@Nullable String declarationNumber, String description, Instant at) {}

    private final Rows rows;
    private final Changes changes;
    private final History history;

    MaskPermitProjector(Rows rows, Changes changes, History history) {
        this.rows = rows;
        this.changes = changes;
        this.history = history;
    }

    @ResetHandler
    void clear() {
        history.forget("SELECT permit_number FROM view.mask_permit");
        rows.clear(
                NAME,
                "view.mask_permit",
                "view.mask_permit_revision",
                "view.mask_declaration",
                "view.mask_cleared",
                "view.mask_customs_message");
    }

    @EventHandler
    void on(PermitEvent event, EventMessage<?> message, Actor actor, @SequenceNumber long sequence) {
        var place = new Place(LogPosition.of(message), sequence, message.getTimestamp(), actor.name());
        var watched =
                switch (event) {
                    case PermitIssued e -> issued(e, place);
                    case PermitRevised e -> revised(e, place);
                    case PermitCancelled e ->
                        set(e, place, "state = ?, cancel_reason = ?", PermitState.CANCELLED.name(), e.reason());
                    case PermitReissued e ->
                        set(e, place, "state = ?, reissued_as = ?", PermitState.REISSUED.name(), e.newPermitNumber());
                    case PermitPrinted e -> set(e, place, "state = state");
                    case DeclarationRecorded e -> declared(e, place);
                    case EntryRecorded e ->
                        declaration(e, place, e.messageId(), e.declarationNumber(), CustomsStage.ENTERED);
                    case MismatchReported e -> mismatched(e, place);
                    case GoodsReleased e -> released(e, place);
                    case AmendmentDemanded e -> demanded(e, place);
                    case WriteOffRecorded e -> set(e, place, "write_off_rows = ?::jsonb", rows.json(e.rows()));
                    case WriteOffCompleted e -> {
                        var permit = set(e, place, "write_off_completed_on = ?", e.completedOn());
                        cleared(permit, e.lots(), place);
                        yield permit;
                    }
                };
        history.note(watched.permitNumber(), message, PermitText.told(event));
        changes.tell(watched.topics(), place.position());
    }

    private Watched issued(PermitIssued e, Place place) {
        rows.update(
                """
                INSERT INTO view.mask_permit (permit_number, permit_id, state, filed_by, importer_account, agent_account, issued_on,
                    valid_until, revision, reissue_of, version, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
                ON CONFLICT (permit_number) DO NOTHING""",
                e.permitNumber(),
                e.permitId(),
                PermitState.ISSUED.name(),
                e.filedBy(),
                e.importerAccount(),
                e.agentAccount(),
                e.issuedOn(),
                e.validUntil(),
                e.reissueOf(),
                place.sequence(),
                place.position());
        version(e.permitNumber(), 1, null, null, e.application(), place);
        history.visible(e.permitNumber(), null, e.importerAccount(), e.agentAccount());
        return new Watched(e.permitNumber(), e.importerAccount(), e.agentAccount());
    }

    private Watched revised(PermitRevised e, Place place) {
        // what it answers is used up
        var answered =
                switch (e.kind()) {
                    case CORRECTION -> "";
                    case MISMATCH_AMENDMENT -> ", last_mismatch = NULL";
                    case POST_CLEARANCE_AMENDMENT -> ", open_demand = NULL";
                };
        var permit = set(e, place, "revision = ?" + answered, e.revision());
        if (e.kind() == RevisionKind.MISMATCH_AMENDMENT) {
            settled(permit);
        }
        version(permit.permitNumber(), e.revision(), e.kind(), e.description(), e.application(), place);
        return permit;
    }

    private void version(
            String permitNumber,
            int revision,
            @Nullable RevisionKind kind,
            @Nullable String description,
            PermitApplication a,
            Place place) {
        rows.update(
                """
                INSERT INTO view.mask_permit_revision (permit_number, revision, kind, description, at, actor_name, way, importer_name,
                    importer_identity, agent_name, medical_pieces, non_medical_pieces, items, application, search_text, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                ON CONFLICT DO NOTHING""",
                permitNumber,
                revision,
                kind == null ? null : kind.name(),
                description,
                place.at(),
                place.actorName(),
                Objects.requireNonNullElse(a.way(), ImportWay.OTHER).name(),
                Objects.requireNonNullElse(PermitText.nameOf(a.importer()), ""),
                Objects.requireNonNullElse(a.importer().identityNumber(), ""),
                PermitText.nameOf(a.agent()),
                PermitText.pieces(a, MaskKind.MEDICAL),
                PermitText.pieces(a, MaskKind.NON_MEDICAL),
                rows.json(PermitText.items(a)),
                rows.json(a),
                PermitText.of(permitNumber, a),
                place.position());
    }

    private Watched declared(DeclarationRecorded e, Place place) {
        var permit = declaration(e, place, e.messageId(), e.declarationNumber(), CustomsStage.DECLARED);
        rows.update(
                "UPDATE view.mask_declaration SET declared = ?::jsonb WHERE permit_number = ? AND declaration_number = ?",
                rows.json(e.items()),
                permit.permitNumber(),
                e.declarationNumber());
        return permit;
    }

    private Watched mismatched(MismatchReported e, Place place) {
        set(
                e,
                place,
                "last_mismatch = ?::jsonb",
                rows.json(new Demand(e.declarationNumber(), e.description(), place.at())));
        return declaration(e, place, e.messageId(), e.declarationNumber(), CustomsStage.MISMATCHED);
    }

    /** A mismatch that was amended leaves the declaration where it was before. */
    private void settled(Watched permit) {
        rows.update("""
                UPDATE view.mask_declaration d SET stage = CASE WHEN EXISTS (
                        SELECT FROM view.mask_customs_message m
                        WHERE m.permit_number = d.permit_number AND m.declaration_number = d.declaration_number
                            AND m.event = 'EntryRecorded')
                    THEN 'ENTERED' ELSE 'DECLARED' END
                WHERE d.permit_number = ? AND d.stage = 'MISMATCHED'""", permit.permitNumber());
        stage(permit);
    }

    private Watched released(GoodsReleased e, Place place) {
        var permit = declaration(e, place, e.messageId(), e.declarationNumber(), CustomsStage.RELEASED);
        rows.update(
                "UPDATE view.mask_declaration SET released_on = ? WHERE permit_number = ? AND declaration_number = ?",
                e.releasedOn(),
                permit.permitNumber(),
                e.declarationNumber());
        cleared(permit, e.lots(), place);
        return permit;
    }

    private Watched demanded(AmendmentDemanded e, Place place) {
        var permit = set(
                e,
                place,
                "open_demand = ?::jsonb",
                rows.json(new Demand(e.declarationNumber(), e.description(), place.at())));
        message(permit, e, e.messageId(), e.declarationNumber(), place);
        return permit;
    }

    /** Notes how far a declaration has come, and how far the permit by the one that has come furthest; entry does not undo a mismatch. */
    private Watched declaration(
            PermitEvent event, Place place, String messageId, String declarationNumber, CustomsStage stage) {
        var permit = set(event, place, "state = state");
        message(permit, event, messageId, declarationNumber, place);
        rows.update(
                """
                INSERT INTO view.mask_declaration AS d (permit_number, declaration_number, stage, updated_at, first_position)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (permit_number, declaration_number) DO UPDATE SET updated_at = excluded.updated_at,
                    stage = CASE WHEN array_position(%1$s, excluded.stage) > array_position(%1$s, d.stage)
                        THEN excluded.stage ELSE d.stage END""".formatted(STAGES),
                permit.permitNumber(),
                declarationNumber,
                stage.name(),
                place.at(),
                place.position());
        stage(permit);
        return permit;
    }

    private void stage(Watched permit) {
        rows.update("""
                UPDATE view.mask_permit p SET customs_stage = (
                    SELECT d.stage FROM view.mask_declaration d WHERE d.permit_number = p.permit_number
                    ORDER BY array_position(%s, d.stage) DESC LIMIT 1)
                WHERE p.permit_number = ?""".formatted(STAGES), permit.permitNumber());
    }

    private void message(
            Watched permit, PermitEvent event, String messageId, @Nullable String declarationNumber, Place place) {
        rows.update(
                """
                INSERT INTO view.mask_customs_message (position, permit_number, message_id, event, declaration_number, at, content)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
                ON CONFLICT (position) DO NOTHING""",
                place.position(),
                permit.permitNumber(),
                messageId,
                event.getClass().getSimpleName(),
                declarationNumber,
                place.at(),
                rows.json(event));
    }

    private void cleared(Watched permit, List<LotLine> lots, Place place) {
        for (var lot : lots) {
            rows.update(
                    """
                    INSERT INTO view.mask_cleared (lot_number, permit_number, item, reference, pieces, position)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (lot_number) DO NOTHING""",
                    lot.lotNumber(),
                    permit.permitNumber(),
                    lot.item(),
                    lot.reference(),
                    lot.pieces(),
                    place.position());
        }
    }

    private Watched set(PermitEvent event, Place place, String assignments, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(List.of());
        for (var value : values) {
            all.add(value);
        }
        all.add(place.sequence());
        all.add(place.position());
        all.add(event.permitId());
        return rows.one(
                "UPDATE view.mask_permit SET " + assignments
                        + ", version = ?, position = ? WHERE permit_id = ?"
                        + " RETURNING permit_number, importer_account, agent_account",
                row -> new Watched(row.getString(1), row.getString(2), row.getString(3)),
                all.toArray());
    }
}
