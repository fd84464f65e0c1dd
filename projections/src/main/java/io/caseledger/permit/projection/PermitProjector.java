package io.caseledger.permit.projection;

import io.caseledger.accounts.contract.Capability;
import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.CustomsStage;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitPrinted;
import io.caseledger.permit.contract.PermitReissued;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.PermitState;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.WriteOffCompleted;
import io.caseledger.permit.contract.WriteOffRecorded;
import io.caseledger.shared.projection.History;
import io.caseledger.shared.projection.Place;
import io.caseledger.shared.projection.Row;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Import permits as lists, permit pages and the counter need them, and what stands beside them. */
@Component
@ProcessingGroup(Projections.PERMITS)
record PermitProjector(Rows rows, History history) {
    private static final Table PERMITS = Table.of("permit", "permit_id");
    private static final Table REVISIONS = Table.of("permit_revision", "permit_number", "revision");
    private static final Table DECLARATIONS = Table.of("permit_declaration", "permit_number", "declaration_number");
    private static final Table CLEARED = Table.of("permit_cleared", "lot_number");
    private static final Table MESSAGES = Table.of("permit_customs_message", "position");

    /** As {@code PermitView} reads it. */
    private record Demand(@Nullable String declarationNumber, String description, Instant at) {}

    @EventHandler
    void on(PermitEvent event, EventMessage<?> message) {
        rows.fold(PERMITS, event.permitId(), message, (row, place) -> {
            switch (event) {
                case PermitIssued e -> issued(e, row, place);
                case PermitRevised e -> revised(e, row, place);
                case PermitCancelled e ->
                    row.set("state", PermitState.CANCELLED).set("cancel_reason", e.reason());
                case PermitReissued e -> row.set("state", PermitState.REISSUED).set("reissued_as", e.newPermitNumber());
                case PermitPrinted e -> {
                    // a note in the history
                }
                case DeclarationRecorded e -> {
                    said(e, e.messageId(), e.declarationNumber(), row, place);
                    comeTo(CustomsStage.DECLARED, e.declarationNumber(), row, place)
                            .set("declared", e.items());
                }
                case EntryRecorded e -> {
                    said(e, e.messageId(), e.declarationNumber(), row, place);
                    comeTo(CustomsStage.ENTERED, e.declarationNumber(), row, place)
                            .set("entered", true);
                }
                case MismatchReported e -> {
                    said(e, e.messageId(), e.declarationNumber(), row, place);
                    comeTo(CustomsStage.MISMATCHED, e.declarationNumber(), row, place);
                    row.set("last_mismatch", new Demand(e.declarationNumber(), e.description(), place.at()));
                }
                case GoodsReleased e -> {
                    said(e, e.messageId(), e.declarationNumber(), row, place);
                    comeTo(CustomsStage.RELEASED, e.declarationNumber(), row, place)
                            .set("released_on", e.releasedOn());
                    cleared(e.lots(), row, place);
                }
                case AmendmentDemanded e -> {
                    said(e, e.messageId(), e.declarationNumber(), row, place);
                    row.set("open_demand", new Demand(e.declarationNumber(), e.description(), place.at()));
                }
                case WriteOffRecorded e -> row.set("write_off_rows", e.rows());
                case WriteOffCompleted e -> {
                    row.set("write_off_completed_on", e.completedOn());
                    cleared(e.lots(), row, place);
                }
            }
            history.note(row.text("permit_number"), message, PermitText.told(event));
            rows.tell(topics(row), place.position());
        });
    }

    private void issued(PermitIssued e, Row row, Place place) {
        row.set("permit_number", e.permitNumber())
                .set("state", PermitState.ISSUED)
                .set("filed_by", e.filedBy())
                .set("importer_account", e.importerAccount())
                .set("agent_account", e.agentAccount())
                .set("issued_on", e.issuedOn())
                .set("valid_until", e.validUntil())
                .set("revision", 1)
                .set("reissue_of", e.reissueOf());
        version(1, null, null, e.application(), row, place);
        history.visible(e.permitNumber(), Capability.PERMIT.name(), null, e.importerAccount(), e.agentAccount());
    }

    private void revised(PermitRevised e, Row row, Place place) {
        row.set("revision", e.revision());
        // what it answers is used up
        switch (e.kind()) {
            case CORRECTION -> {
                // answers nothing
            }
            case MISMATCH_AMENDMENT -> settled(row.set("last_mismatch", null));
            case POST_CLEARANCE_AMENDMENT -> row.set("open_demand", null);
        }
        version(e.revision(), e.kind(), e.description(), e.application(), row, place);
    }

    private void version(
            int revision,
            @Nullable RevisionKind kind,
            @Nullable String description,
            PermitApplication a,
            Row row,
            Place place) {
        rows.add(REVISIONS, row.text("permit_number"), revision)
                .set("kind", kind)
                .set("description", description)
                .set("at", place.at())
                .set("actor_name", place.actor().name())
                .set("way", Objects.requireNonNullElse(a.way(), ImportWay.OTHER))
                .set("importer_name", Objects.requireNonNullElse(PermitText.nameOf(a.importer()), ""))
                .set(
                        "importer_identity",
                        Objects.requireNonNullElse(a.importer().identityNumber(), ""))
                .set("agent_name", PermitText.nameOf(a.agent()))
                .set("medical_pieces", PermitText.pieces(a, MaskKind.MEDICAL))
                .set("non_medical_pieces", PermitText.pieces(a, MaskKind.NON_MEDICAL))
                .set("items", PermitText.items(a))
                .set("application", a)
                .set("search_text", PermitText.of(row.text("permit_number"), a))
                .set("position", place.position());
    }

    /** Notes how far a declaration has come, and how far the permit by the one that has come furthest; entry does not undo a mismatch. */
    private Row comeTo(CustomsStage stage, String declarationNumber, Row row, Place place) {
        var declaration = rows.row(DECLARATIONS, row.text("permit_number"), declarationNumber);
        if (!declaration.has("first_position")) {
            declaration.set("first_position", place.position());
        }
        advance(declaration, "stage", stage);
        advance(row, "customs_stage", stage);
        return declaration.set("updated_at", place.at());
    }

    private static void advance(Row row, String column, CustomsStage stage) {
        var before = row.textOrNull(column);
        if (before == null || CustomsStage.valueOf(before).compareTo(stage) < 0) {
            row.set(column, stage);
        }
    }

    /** A mismatch that was amended leaves the declaration where it was before. */
    private void settled(Row row) {
        row.set("customs_stage", null);
        for (var declaration : rows.all(DECLARATIONS, "permit_number", row.text("permit_number"))) {
            var stage = CustomsStage.valueOf(declaration.text("stage"));
            if (stage == CustomsStage.MISMATCHED) {
                stage = declaration.is("entered") ? CustomsStage.ENTERED : CustomsStage.DECLARED;
                declaration.set("stage", stage);
            }
            advance(row, "customs_stage", stage);
        }
    }

    /** Keeps a message of customs as it was taken. */
    private void said(PermitEvent event, String messageId, @Nullable String declarationNumber, Row row, Place place) {
        rows.add(MESSAGES, place.position())
                .set("permit_number", row.text("permit_number"))
                .set("message_id", messageId)
                .set("event", event.getClass().getSimpleName())
                .set("declaration_number", declarationNumber)
                .set("at", place.at())
                .set("content", event);
    }

    private void cleared(List<LotLine> lots, Row row, Place place) {
        for (var lot : lots) {
            rows.add(CLEARED, lot.lotNumber())
                    .set("permit_number", row.text("permit_number"))
                    .set("item", lot.item())
                    .set("reference", lot.reference())
                    .set("pieces", lot.pieces())
                    .set("position", place.position());
        }
    }

    /** Who watches a permit. */
    private static List<String> topics(Row row) {
        var topics = new ArrayList<>(List.of(
                Topics.theCase(row.text("permit_number")),
                Topics.PERMITS,
                Topics.account(row.text("importer_account"))));
        var agent = row.textOrNull("agent_account");
        if (agent != null) {
            topics.add(Topics.account(agent));
        }
        return topics;
    }
}
