package io.caseledger.origin.projection;

import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.contract.Differences;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.History;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Certificate cases as lists, case pages and histories need them: {@code view.origin_case}, {@code origin_revision}, {@code case_history}. */
@Component
@ProcessingGroup(OriginCaseProjector.NAME)
class OriginCaseProjector {
    static final String NAME = "origin-case";

    /** Who watches a case, known from its row. */
    private record Watched(
            String receiptNumber,
            String unit,
            String applicantAccount,
            @Nullable String agentAccount,
            String filedBy) {
        List<String> topics() {
            var topics = new ArrayList<>(List.of(
                    Topics.theCase(receiptNumber), Topics.unit(unit), Topics.CASES, Topics.account(applicantAccount)));
            if (agentAccount != null) {
                topics.add(Topics.account(agentAccount));
            }
            return topics;
        }
    }

    /** Where an event stands in the log and in its case. */
    private record Place(long position, long sequence, Instant at) {}

    private final Rows rows;
    private final Changes changes;
    private final History history;

    OriginCaseProjector(Rows rows, Changes changes, History history) {
        this.rows = rows;
        this.changes = changes;
        this.history = history;
    }

    @ResetHandler
    void clear() {
        history.forget("SELECT receipt_number FROM view.origin_case");
        rows.clear(NAME, "view.origin_case", "view.origin_revision");
    }

    @EventHandler
    void on(CertificateEvent event, EventMessage<?> message, @SequenceNumber long sequence) {
        var place = new Place(LogPosition.of(message), sequence, message.getTimestamp());
        Map<String, String> arguments = new LinkedHashMap<>();
        List<?> fieldChanges = List.of();
        var watched =
                switch (event) {
                    case CertificateSubmitted e -> submitted(e, place, arguments);
                    case CaseTaken e -> {
                        arguments.put("officer", e.officerName());
                        yield set(
                                e,
                                place,
                                "state = ?, officer = ?, officer_name = ?",
                                CaseState.UNDER_REVIEW.name(),
                                e.officer(),
                                e.officerName());
                    }
                    case CasePutBack e ->
                        set(e, place, "state = ?, officer = NULL, officer_name = NULL", CaseState.RECEIVED.name());
                    case CorrectionRequested e -> {
                        arguments.put("fields", Integer.toString(e.comments().size()));
                        // the row keeps only what is asked for now; the history what was asked for each time
                        fieldChanges = e.comments().stream()
                                .map(comment -> new Difference(comment.field(), null, comment.comment()))
                                .toList();
                        yield set(
                                e,
                                place,
                                "state = ?, comments = ?::jsonb",
                                CaseState.CORRECTION_REQUESTED.name(),
                                rows.json(e.comments()));
                    }
                    case CertificateRevised e -> {
                        arguments.put("revision", Integer.toString(e.revision()));
                        fieldChanges =
                                Differences.between(applicationOf(e.caseId(), e.revision() - 1), e.application());
                        yield revised(e, place);
                    }
                    case CertificateApproved e -> {
                        arguments.put("certificateNumber", e.certificateNumber());
                        var approved = set(
                                e,
                                place,
                                "state = ?, certificate_number = ?, issued_on = ?, comments = '[]'",
                                CaseState.APPROVED.name(),
                                e.certificateNumber(),
                                e.issuedOn());
                        history.alsoCalled(approved.receiptNumber(), e.certificateNumber());
                        yield approved;
                    }
                    case CertificateRejected e -> {
                        arguments.put("reason", e.reason());
                        yield set(e, place, "state = ?, reason = ?", CaseState.REJECTED.name(), e.reason());
                    }
                    case CertificateCancelled e -> {
                        put(arguments, "reason", e.reason());
                        yield set(e, place, "state = ?, reason = ?", CaseState.CANCELLED.name(), e.reason());
                    }
                    case CertificateCollected e -> {
                        put(arguments, "collectedBy", e.collectedBy());
                        yield set(e, place, "state = ?, collected_by = ?", CaseState.COLLECTED.name(), e.collectedBy());
                    }
                };
        history.note(watched.receiptNumber(), message, arguments, fieldChanges);
        changes.tell(watched.topics(), place.position());
    }

    private Watched submitted(CertificateSubmitted e, Place place, Map<String, String> arguments) {
        arguments.put("receiptNumber", e.receiptNumber());
        arguments.put("issuingUnit", e.issuingUnit());
        var a = e.application();
        rows.update(
                """
                INSERT INTO view.origin_case (receipt_number, case_id, type, state, issuing_unit, clearance, form, filed_by,
                    applicant_account, agent_account, applicant_name, exporter_name, importer_name, destination, commodity_codes,
                    search_text, received_on, received_at, due_at, updated_at, revision, application, version,
                    submitted_position, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?, 1, ?::jsonb, ?, ?, ?)
                ON CONFLICT (receipt_number) DO NOTHING""",
                e.receiptNumber(),
                e.caseId(),
                a.type(),
                CaseState.RECEIVED.name(),
                e.issuingUnit(),
                name(a.clearance()),
                name(a.form()),
                e.filedBy(),
                e.applicantAccount(),
                e.agentAccount(),
                SearchText.nameOf(a.applicant()),
                SearchText.nameOf(a.exporter()),
                SearchText.nameOf(a.importer()),
                a.shipment().destination(),
                SearchText.commodityCodes(a),
                SearchText.of(e.receiptNumber(), a),
                e.receivedOn(),
                place.at(),
                e.dueAt(),
                place.at(),
                rows.json(a),
                place.sequence(),
                place.position(),
                place.position());
        revision(e.receiptNumber(), 1, a, place);
        history.visible(e.receiptNumber(), e.issuingUnit(), e.applicantAccount(), e.agentAccount());
        return new Watched(e.receiptNumber(), e.issuingUnit(), e.applicantAccount(), e.agentAccount(), e.filedBy());
    }

    private Watched revised(CertificateRevised e, Place place) {
        var a = e.application();
        var watched = set(
                e,
                place,
                """
                state = ?, revision = ?, due_at = ?, comments = '[]', clearance = ?, form = ?, applicant_name = ?, exporter_name = ?,
                importer_name = ?, destination = ?, commodity_codes = ?::text[], application = ?::jsonb,
                search_text = receipt_number || ' ' || ?""",
                CaseState.UNDER_REVIEW.name(),
                e.revision(),
                e.dueAt(),
                name(a.clearance()),
                name(a.form()),
                SearchText.nameOf(a.applicant()),
                SearchText.nameOf(a.exporter()),
                SearchText.nameOf(a.importer()),
                a.shipment().destination(),
                SearchText.commodityCodes(a),
                rows.json(a),
                SearchText.of("", a));
        revision(watched.receiptNumber(), e.revision(), a, place);
        return watched;
    }

    private void revision(String receiptNumber, int revision, CertificateApplication application, Place place) {
        rows.update("""
                INSERT INTO view.origin_revision (receipt_number, revision, at, position, application)
                VALUES (?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING""", receiptNumber, revision, place.at(), place.position(), rows.json(application));
    }

    private CertificateApplication applicationOf(String caseId, int revision) {
        return rows.one("""
                SELECT r.application FROM view.origin_revision r JOIN view.origin_case c USING (receipt_number)
                WHERE c.case_id = ? AND r.revision = ?""", row -> rows.fromJson(row.getString(1), CertificateApplication.class), caseId, revision);
    }

    private Watched set(CertificateEvent event, Place place, String assignments, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(List.of());
        for (var value : values) {
            all.add(value);
        }
        all.add(place.at());
        all.add(place.sequence());
        all.add(place.position());
        all.add(event.caseId());
        return rows.one(
                "UPDATE view.origin_case SET " + assignments
                        + ", updated_at = ?, version = ?, position = ? WHERE case_id = ?"
                        + " RETURNING receipt_number, issuing_unit, applicant_account, agent_account, filed_by",
                row -> new Watched(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                all.toArray());
    }

    private static void put(Map<String, String> arguments, String key, @Nullable String value) {
        if (value != null) {
            arguments.put(key, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
