package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.FormBinder;
import java.util.Locale;
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
    private final Filers filers;
    private final Drafts drafts;
    private final DraftFiles files;
    private final Cases cases;
    private final FilingPages pages;

    DraftsController(Filers filers, Drafts drafts, DraftFiles files, Cases cases, FilingPages pages) {
        this.files = files;
        this.filers = filers;
        this.drafts = drafts;
        this.cases = cases;
        this.pages = pages;
    }

    @GetMapping("/origin/drafts")
    Mono<Rendering> list() {
        return filers.filer()
                .flatMap(filer -> drafts.list(filer.accountId()).collectList())
                .map(found -> Rendering.view("origin/drafts")
                        .modelAttribute("drafts", found)
                        .build());
    }

    @PostMapping("/origin/drafts/{id}/delete")
    Mono<Rendering> delete(@PathVariable String id) {
        return filers.filer()
                .flatMap(filer -> drafts.delete(filer.accountId(), id))
                .thenReturn(Rendering.redirectTo("/origin/drafts")
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }

    /** Answers what changes on the page with it; 409 where another page has saved meanwhile. */
    @PostMapping("/origin/drafts/{id}/autosave")
    Mono<Rendering> autosave(@PathVariable String id, ServerWebExchange exchange, Locale locale) {
        return filers.filer().flatMap(filer -> Sent.read(exchange).flatMap(sent -> {
            var fields = FormBinder.tidy(CertificateApplication.class, FilingFields.fixed(sent.fields(), filer));
            return drafts.save(filer.accountId(), id, sent.tab(), fields, FilingFields.title(fields))
                    .filter(draft -> draft.filedAs() == null)
                    .flatMap(draft -> pages.parts(filer, draft, locale))
                    .defaultIfEmpty(Rendering.view("origin/filing-parts :: overtaken")
                            .status(HttpStatus.CONFLICT)
                            .build());
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
                    var revises = new Draft.Revises(
                            found.row().receiptNumber(),
                            found.row().version(),
                            found.row().revision());
                    var application = cases.application(found.application());
                    return files.adopt(filer, application)
                            .then(drafts.revision(
                                    filer.accountId(),
                                    revises,
                                    FilingFields.fixed(FormBinder.unbind(application), filer)));
                }))
                .map(draft -> ApplyController.to(draft, ""));
    }
}
