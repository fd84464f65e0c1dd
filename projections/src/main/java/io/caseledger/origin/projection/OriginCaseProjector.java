package io.caseledger.origin.projection;

import io.caseledger.accounts.contract.Capability;
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
import io.caseledger.shared.projection.History;
import io.caseledger.shared.projection.Place;
import io.caseledger.shared.projection.Row;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.reference.IdentityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Certificate cases as lists, case pages and histories need them. */
@Component
@ProcessingGroup(Projections.CASES)
record OriginCaseProjector(Rows rows, History history) {
    private static final Table CASES = Table.of("origin_case", "case_id");
    private static final Table REVISIONS = Table.of("origin_revision", "receipt_number", "revision");

    @EventHandler
    void on(CertificateEvent event, EventMessage<?> message) {
        rows.fold(CASES, event.caseId(), message, (row, place) -> {
            row.set("updated_at", place.at());
            List<?> changes = List.of();
            switch (event) {
                case CertificateSubmitted e -> submitted(e, row, place);
                case CaseTaken e ->
                    row.set("state", CaseState.UNDER_REVIEW)
                            .set("officer", e.officer())
                            .set("officer_name", e.officerName());
                case CasePutBack e ->
                    row.set("state", CaseState.RECEIVED).set("officer", null).set("officer_name", null);
                case CorrectionRequested e -> {
                    row.set("state", CaseState.CORRECTION_REQUESTED).set("comments", e.comments());
                    // the row keeps only what is asked for now; the history what was asked for each time
                    changes = e.comments().stream()
                            .map(comment -> new Difference(comment.field(), null, comment.comment()))
                            .toList();
                }
                case CertificateRevised e -> changes = revised(e, row, place);
                case CertificateApproved e -> {
                    row.set("state", CaseState.APPROVED)
                            .set("certificate_number", e.certificateNumber())
                            .set("issued_on", e.issuedOn())
                            .set("comments", List.of());
                    history.alsoCalled(row.text("receipt_number"), e.certificateNumber());
                }
                case CertificateRejected e ->
                    row.set("state", CaseState.REJECTED).set("reason", e.reason());
                case CertificateCancelled e ->
                    row.set("state", CaseState.CANCELLED).set("reason", e.reason());
                case CertificateCollected e ->
                    row.set("state", CaseState.COLLECTED).set("collected_by", e.collectedBy());
            }
            history.note(row.text("receipt_number"), message, CaseText.told(event), changes);
            rows.tell(topics(row), place.position());
        });
    }

    private void submitted(CertificateSubmitted e, Row row, Place place) {
        row.set("receipt_number", e.receiptNumber())
                .set("type", e.application().type())
                .set("state", CaseState.RECEIVED)
                .set("issuing_unit", e.issuingUnit())
                .set("filed_by", e.filedBy())
                .set("filer_identity", IdentityKind.normalised(e.filerIdentity()))
                .set("applicant_account", e.applicantAccount())
                .set("agent_account", e.agentAccount())
                .set("received_on", e.receivedOn())
                .set("received_at", place.at())
                .set("due_at", e.dueAt())
                .set("submitted_position", place.position());
        applied(e.application(), 1, row, place);
        history.visible(
                e.receiptNumber(), Capability.ORIGIN.name(), e.issuingUnit(), e.applicantAccount(), e.agentAccount());
    }

    private List<Difference> revised(CertificateRevised e, Row row, Place place) {
        row.set("state", CaseState.UNDER_REVIEW).set("due_at", e.dueAt());
        applied(e.application(), e.revision(), row, place);
        var before = rows.row(REVISIONS, row.text("receipt_number"), e.revision() - 1);
        return Differences.between(before.json("application", CertificateApplication.class), e.application());
    }

    private void applied(CertificateApplication a, int revision, Row row, Place place) {
        row.set("revision", revision)
                .set("clearance", a.clearance())
                .set("form", a.form())
                .set("applicant_name", CaseText.nameOf(a.applicant()))
                .set("exporter_name", CaseText.nameOf(a.exporter()))
                .set("importer_name", CaseText.nameOf(a.importer()))
                .set("destination", a.shipment().destination())
                .set("parties", parties(row.text("filer_identity"), a))
                .set("commodity_codes", CaseText.commodityCodes(a))
                .set("comments", List.of())
                .set("search_text", CaseText.of(row.text("receipt_number"), a));
        rows.add(REVISIONS, row.text("receipt_number"), revision)
                .set("at", place.at())
                .set("position", place.position())
                .set("application", a);
    }

    /** Whose identity numbers have to do with it: none of them reviews it (REV-04, REV-06). */
    private static List<String> parties(String filer, CertificateApplication application) {
        var parties = new TreeSet<>(application.identityNumbers());
        parties.add(filer);
        return List.copyOf(parties);
    }

    /** Who watches a case. */
    private static List<String> topics(Row row) {
        var topics = new ArrayList<>(List.of(
                Topics.theCase(row.text("receipt_number")),
                Topics.unit(row.text("issuing_unit")),
                Topics.CASES,
                Topics.account(row.text("applicant_account"))));
        var agent = row.textOrNull("agent_account");
        if (agent != null) {
            topics.add(Topics.account(agent));
        }
        return topics;
    }
}
