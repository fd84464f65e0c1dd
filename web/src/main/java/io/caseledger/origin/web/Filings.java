package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.FindRevisions;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Overtaken;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Files a draft (COE0010-16) or its revision (REV-03). The draft's id is the key: filing twice makes one case (GEN-07). */
@Component
class Filings {
    private final Commands commands;
    private final Queries queries;
    private final Cases cases;
    private final Drafts drafts;
    private final FilingCheck check;
    private final FilingPages pages;
    private final CaseWords words;

    Filings(
            Commands commands,
            Queries queries,
            Cases cases,
            Drafts drafts,
            FilingCheck check,
            FilingPages pages,
            CaseWords words) {
        this.commands = commands;
        this.queries = queries;
        this.cases = cases;
        this.drafts = drafts;
        this.check = check;
        this.pages = pages;
        this.words = words;
    }

    /** @param seen version of the revised case that the page was made from; null for a new application */
    Mono<Rendering> file(Filer filer, Draft draft, Map<String, String> fields, @Nullable Long seen, Locale locale) {
        var form = FilingPages.form(draft, fields, seen);
        return check.check(filer, fields).flatMap(checked -> {
            if (!checked.unreadable().isEmpty()) {
                return pages.page(filer, draft, FilingPages.Wanted.refused(form, checked.violations()), locale);
            }
            return send(filer, draft, checked.application(), seen)
                    .flatMap(outcome ->
                            drafts.sent(draft.place(), outcome.number()).thenReturn(received(outcome, draft)))
                    .onErrorResume(Rejection.class, refused -> switch (refused.details()
                            .kind()) {
                        case INVALID ->
                            pages.page(
                                    filer,
                                    draft,
                                    FilingPages.Wanted.refused(
                                            form, refused.details().violations()),
                                    locale);
                        case CONFLICT ->
                            pages.page(
                                    filer,
                                    draft,
                                    FilingPages.Wanted.refused(
                                                    form, refused.details().violations())
                                            .with(HttpStatus.CONFLICT),
                                    locale);
                        case STALE -> stale(filer, draft, fields, locale);
                        case NOT_FOUND, FORBIDDEN -> Mono.error(refused);
                    });
        });
    }

    /** The draft is filed already: a second click gets the first one's answer. */
    Mono<Rendering> again(Filer filer, Draft draft, Map<String, String> fields) {
        var bound = FormBinder.bind(CertificateApplication.class, fields);
        var receipt = draft.sentAs() == null ? "" : draft.sentAs();
        return send(filer, draft, bound.value(), null)
                .map(outcome -> received(outcome, draft))
                .onErrorResume(Rejection.class, other -> Mono.just(toCase(receipt)));
    }

    static Rendering toCase(String receiptNumber) {
        return Rendering.redirectTo("/origin/certificates/" + receiptNumber)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private static Rendering received(Outcome outcome, Draft draft) {
        return Rendering.redirectTo("/origin/certificates/" + outcome.number() + "?after=" + outcome.position()
                        + "&done=" + (draft.subject().isEmpty() ? "submit" : "revise"))
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private Mono<Outcome> send(Filer filer, Draft draft, CertificateApplication application, @Nullable Long seen) {
        var options = new Commands.Options(draft.id(), seen);
        Mono<CertificateCommand> command = draft.subject().isEmpty()
                ? Mono.fromSupplier(() -> new SubmitCertificate(
                        new CaseId(Commands.idFor(filer.actor(), SubmitCertificate.class, draft.id())), application))
                : cases.find(filer.actor(), draft.subject())
                        .map(found -> new ReviseCertificate(Cases.idOf(found), application));
        return command.flatMap(order -> commands.send(order, options));
    }

    /** The case has changed since the page was made (GEN-08): says how, keeps what was typed; filing again then means the case as it is now. */
    private Mono<Rendering> stale(Filer filer, Draft draft, Map<String, String> fields, Locale locale) {
        var revises = Revises.of(draft);
        if (revises == null) {
            return Mono.error(new Rejection(Rejection.Kind.STALE, "CaseIsUnchangedSinceSeen"));
        }
        return cases.find(filer.actor(), revises.receiptNumber())
                .flatMap(now -> before(filer, revises).flatMap(before -> drafts.keepAside(
                                draft.place(),
                                new Revises(
                                                revises.receiptNumber(),
                                                now.row().version(),
                                                now.row().revision())
                                        .aside())
                        .then(Mono.defer(() -> pages.page(
                                filer,
                                draft,
                                FilingPages.Wanted.of(FilingPages.form(
                                                draft, fields, now.row().version()))
                                        .with(changes(before, now, locale)),
                                locale)))));
    }

    private Mono<CertificateApplication> before(Filer filer, Revises revises) {
        return queries.list(new FindRevisions(Viewers.of(filer.actor()), revises.receiptNumber()), RevisionView.class)
                .map(revisions -> revisions.stream()
                        .filter(revision -> revision.revision() == revises.revision())
                        .findFirst()
                        .map(revision -> cases.application(revision.application()))
                        .orElseThrow());
    }

    private FilingView.Conflict changes(CertificateApplication before, CaseView now, Locale locale) {
        var changed = new ArrayList<>(pages.differences(
                FormBinder.unbind(before), FormBinder.unbind(cases.application(now.application())), locale));
        changed.add(
                0,
                new Overtaken.Difference(
                        words.shortLabel("state", locale),
                        words.state(CaseState.CORRECTION_REQUESTED.name(), locale),
                        words.state(now.row().state(), locale)));
        return new FilingView.Conflict(now.row().updatedAt(), changed);
    }
}
