package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Autosave;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.ListedDraft;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Drafts as a list, their deletion, their saving while somebody types (COE0010-14), and the one that a correction begins (REV-03). */
@Controller
class DraftsController {
    private static final List<String> KINDS = List.of(FilingPages.KIND);

    private final Filers filers;
    private final Drafts drafts;
    private final DraftFiles files;
    private final Cases cases;
    private final FilingPages pages;
    private final MessageSource messages;

    DraftsController(
            Filers filers, Drafts drafts, DraftFiles files, Cases cases, FilingPages pages, MessageSource messages) {
        this.messages = messages;
        this.files = files;
        this.filers = filers;
        this.drafts = drafts;
        this.cases = cases;
        this.pages = pages;
    }

    @GetMapping("/origin/drafts")
    Mono<Rendering> list(Locale locale) {
        return filers.filer()
                .flatMap(filer -> drafts.list(filer.accountId(), KINDS, "type")
                        .map(draft -> listed(draft, locale))
                        .collectList())
                .map(found -> Rendering.view("origin/drafts")
                        .modelAttribute("drafts", found)
                        .build());
    }

    private ListedDraft listed(Draft.Line draft, Locale locale) {
        var path = "/origin/drafts/" + draft.id();
        return new ListedDraft(
                draft.title(),
                draft.subject().isEmpty()
                        ? ""
                        : Objects.requireNonNull(
                                messages.getMessage("origin.drafts.revises", new Object[] {draft.subject()}, locale)),
                draft.field() == null ? "" : draft.field(),
                path,
                path + "/delete",
                draft.savedAt());
    }

    private static Draft.Text revision(Map<String, String> fields, Revises revises) {
        return new Draft.Text(FilingFields.title(fields), fields, revises.aside());
    }

    @PostMapping("/origin/drafts/{id}/delete")
    Mono<Rendering> delete(@PathVariable String id) {
        return filers.filer()
                .flatMap(filer -> drafts.delete(filer.accountId(), KINDS, id))
                .thenReturn(Rendering.redirectTo("/origin/drafts")
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }

    /** Answers what changes on the page with it; 409 where another page has saved meanwhile. */
    @PostMapping("/origin/drafts/{id}/autosave")
    Mono<Rendering> autosave(@PathVariable String id, ServerWebExchange exchange, Locale locale) {
        return filers.filer().flatMap(filer -> Sent.read(exchange).flatMap(sent -> {
            var fields = FormBinder.tidy(CertificateApplication.class, FilingFields.fixed(sent.fields(), filer));
            return drafts.find(filer.accountId(), FilingPages.KIND, id)
                    .flatMap(draft ->
                            drafts.save(draft.place(), sent.tab(), Draft.Text.of(FilingFields.title(fields), fields)))
                    .flatMap(saved -> saved.result() == Draft.Result.KEPT
                            ? pages.parts(filer, saved.draft(), locale)
                            : Mono.just(Autosave.overtaken()));
        }));
    }

    /** Opens the account's draft of a revision, begun with what was filed. */
    @GetMapping("/origin/certificates/{number}/revise")
    Mono<Rendering> revise(@PathVariable String number) {
        return filers.filer()
                .flatMap(filer -> cases.find(filer.actor(), number).flatMap(found -> {
                    if (!found.filedBy().equals(filer.accountId())) {
                        return Mono.error(new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheFilerRevises"));
                    }
                    if (!found.row().state().equals(CaseState.CORRECTION_REQUESTED.name())) {
                        return Mono.error(new Rejection(Rejection.Kind.CONFLICT, "OnlyRequestedCorrectionsAreRevised"));
                    }
                    var revises = new Revises(
                            found.row().receiptNumber(),
                            found.row().version(),
                            found.row().revision());
                    var application = cases.application(found.application());
                    return files.adopt(filer, application)
                            .then(drafts.open(
                                    Draft.Place.fresh(filer.accountId(), FilingPages.KIND, revises.receiptNumber()),
                                    revision(FilingFields.fixed(FormBinder.unbind(application), filer), revises)));
                }))
                .map(draft -> ApplyController.to(draft, ""));
    }
}
