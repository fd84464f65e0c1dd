package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.FindRevisions;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Differences;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.Histories;
import io.caseledger.shared.web.Viewers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts the page of a case together from the answers to three questions. */
@Component
record CasePages(Queries queries, Cases cases, CaseWords words, Histories histories, Clock clock) {
    /** By receipt or certificate number; fails with NOT_FOUND, for a foreign case too. */
    Mono<CasePage> find(Actor actor, String number, Locale locale) {
        return cases.find(actor, number).flatMap(view -> of(actor, view, locale));
    }

    /**
     * The case's page, which waits until it can show what was done.
     *
     * @param done ends a message key
     */
    static String after(Outcome outcome, String done) {
        return "/origin/certificates/" + outcome.number() + "?after=" + outcome.position() + "&done=" + done;
    }

    Mono<CasePage> of(Actor actor, CaseView view, Locale locale) {
        return Mono.zip(history(actor, view), revisions(actor, view))
                .map(both -> page(actor, view, both.getT1(), both.getT2(), locale));
    }

    Mono<List<HistoryEntry>> history(Actor actor, CaseView view) {
        return histories.find(actor, view.row().receiptNumber());
    }

    Mono<List<RevisionView>> revisions(Actor actor, CaseView view) {
        return queries.list(new FindRevisions(Viewers.of(actor), view.row().receiptNumber()), RevisionView.class);
    }

    Document document(
            CaseView view,
            CertificateApplication application,
            @Nullable CertificateApplication earlier,
            Map<String, String> comments,
            boolean all,
            Locale locale) {
        return CaseDocument.of(
                application,
                earlier,
                comments,
                all,
                sha256 -> "/origin/certificates/" + view.row().receiptNumber() + "/attachments/" + sha256,
                words,
                locale);
    }

    private CasePage page(
            Actor actor, CaseView view, List<HistoryEntry> history, List<RevisionView> revisions, Locale locale) {
        var application = cases.application(view.application());
        var comments = comments(view);
        return new CasePage(
                view,
                words.type(view.row().type(), locale),
                words.unit(view.row().issuingUnit(), locale),
                words.state(view.row().state(), locale),
                side(actor),
                CaseSteps.of(view, history, words, locale),
                CaseNext.of(view, RocDate.day(clock.instant())),
                CaseChoices.of(actor, view),
                fee(view),
                application.originals() == null ? 0 : application.originals(),
                application.duplicates() == null ? 0 : application.duplicates(),
                document(view, application, null, comments, false, locale),
                comments.entrySet().stream()
                        .map(asked -> new CasePage.Asked(
                                Document.idAt(asked.getKey()), words.label(asked.getKey(), locale), asked.getValue()))
                        .toList(),
                listed(revisions),
                histories.lines(history, locale),
                application.attachments().size());
    }

    /** What the officer asks, by field. */
    static Map<String, String> comments(CaseView view) {
        var comments = new LinkedHashMap<String, String>();
        view.comments().forEach(comment -> comments.merge(comment.field(), comment.comment(), (a, b) -> a + "\n" + b));
        return comments;
    }

    private List<CasePage.Revision> listed(List<RevisionView> newestFirst) {
        var applications = newestFirst.stream()
                .map(revision -> cases.application(revision.application()))
                .toList();
        var listed = new ArrayList<CasePage.Revision>();
        for (int i = 0; i < newestFirst.size(); i++) {
            var changes = i + 1 < newestFirst.size()
                    ? Differences.between(applications.get(i + 1), applications.get(i))
                            .size()
                    : 0;
            listed.add(new CasePage.Revision(
                    newestFirst.get(i).revision(), newestFirst.get(i).at(), changes));
        }
        return List.copyOf(listed);
    }

    private static String side(Actor actor) {
        return switch (actor.role()) {
            case APPLICANT, AGENT -> "party";
            case ISSUER -> "unit";
            default -> "other";
        };
    }

    private static CasePage.Fee fee(CaseView view) {
        var amount = CertificateTypes.byCode(view.row().type())
                .map(CertificateType::fee)
                .orElse(0L);
        var standing =
                switch (CaseState.valueOf(view.row().state())) {
                    case RECEIVED, UNDER_REVIEW, CORRECTION_REQUESTED -> "later";
                    case REJECTED, CANCELLED -> "none";
                    case APPROVED, COLLECTED, CLOSED, REVOKED, REPLACED -> "due";
                };
        return new CasePage.Fee(amount, standing);
    }

    /** Only officers have a queue and review; others hear that the page is not theirs. */
    static boolean isOfficer(Actor actor) {
        return actor.role() == Role.ISSUER && actor.unit() != null;
    }
}
