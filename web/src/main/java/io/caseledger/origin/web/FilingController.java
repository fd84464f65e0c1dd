package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.FormPage;
import io.caseledger.shared.web.Overtaken;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.TakesFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The filing form (COE0010). Every button sends the whole form, so that it works without scripts. */
@Controller
record FilingController(
        DraftedForms forms,
        Drafts drafts,
        CertificateFormSpec spec,
        FilingPages pages,
        FilingButtons buttons,
        DraftFiles files,
        Cases cases)
        implements FormPage {
    private static final String PATH = "/origin/drafts/{id}";
    /** What a page may say after it was led to; the query names it. */
    private static final List<String> NOTICES = List.of("saved", "copied", "imported", "restarted");

    @GetMapping(PATH)
    Mono<Rendering> show(@PathVariable String id, ServerWebExchange exchange, Locale locale) {
        var query = exchange.getRequest().getQueryParams();
        var notice = NOTICES.stream().filter(query::containsKey).findFirst().orElse(null);
        return forms.filer(spec).flatMap(filer -> forms.find(spec, filer, id).flatMap(draft -> {
            var form = draft.on(Form.holding(draft.fields()));
            return draft.sentAs() == null
                    ? pages.page(
                            new FilledForm(filer, draft, form, Map.of(), locale),
                            HttpStatus.OK,
                            new FilingPages.Told(notice, null, null))
                    : Mono.just(FormOrders.to(spec.shownAt(draft.sentAs())));
        }));
    }

    /** Opens the account's draft of a revision, begun with what was filed (REV-03). */
    @GetMapping("/origin/certificates/{number}/revise")
    Mono<Rendering> revise(@PathVariable String number) {
        return forms.filer(spec)
                .flatMap(filer -> cases.find(filer.actor(), number).flatMap(found -> {
                    if (!CaseChoices.revises(filer.actor(), found)) {
                        return Mono.error(new Rejection(Rejection.Kind.FORBIDDEN, "origin.OnlyTheFilerRevises"));
                    }
                    if (!found.row().state().equals(CaseState.CORRECTION_REQUESTED.name())) {
                        return Mono.error(
                                new Rejection(Rejection.Kind.CONFLICT, "origin.OnlyRequestedCorrectionsAreRevised"));
                    }
                    var place = Draft.Place.fresh(
                            filer.accountId(), spec.kind(), found.row().receiptNumber());
                    return files.uploads()
                            .adopt(
                                    filer.accountId(),
                                    Cases.idOf(found).value(),
                                    cases.application(found.application()).attachments())
                            .then(drafts.open(place, spec.text(spec.revised(found, filer))))
                            .map(draft -> FormOrders.to(spec.path(draft.place())));
                }));
    }

    /** Answers what changes on the page with it. */
    @PostMapping(PATH + "/autosave")
    Mono<Rendering> autosave(@PathVariable String id, ServerWebExchange exchange) {
        return read(id, exchange)
                .flatMap(it -> forms.autosave(spec, it, draft -> pages.parts(it.filer(), draft, it.locale())));
    }

    @PostMapping(PATH)
    @TakesFiles(megabytes = 110)
    Mono<Rendering> act(@PathVariable String id, ServerWebExchange exchange) {
        return read(id, exchange).flatMap(files::take).flatMap(it -> buttons.pressed(it)
                .flatMap(after -> forms.act(spec, it, after, this)));
    }

    private Mono<FilledForm> read(String id, ServerWebExchange exchange) {
        return forms.filer(spec).flatMap(filer -> forms.find(spec, filer, id)
                .flatMap(draft -> forms.read(spec, filer, draft, exchange)));
    }

    @Override
    public Mono<Rendering> show(FilledForm it, HttpStatus status, @Nullable Overtaken overtaken) {
        return pages.page(it, status, new FilingPages.Told(null, null, overtaken));
    }

    @Override
    public Mono<Rendering> pressed(FilledForm it, String op) {
        return switch (op) {
            case "save", "" -> to(it, "?saved");
            case "copy" -> to(it, "?copied");
            case "import" -> to(it, "?imported");
            case "restart" -> to(it, "?restarted");
            case "preview", "sample" -> to(it, "/" + op);
            case "xml" -> export(it);
            default -> show(it, HttpStatus.OK, null);
        };
    }

    /** What cannot be read could not be in the file: it is said beside its field instead. */
    private Mono<Rendering> export(FilledForm it) {
        var unreadable =
                FormBinder.bind(CertificateApplication.class, it.form().text()).violations();
        return unreadable.isEmpty()
                ? to(it, "/xml")
                : show(
                        it.with(it.form().tidied(CertificateApplication.class).refused(unreadable)),
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        null);
    }

    /** Says how the case has changed, keeps what was typed; filing again then means the case as it is now. */
    @Override
    public Mono<Rendering> stale(FilledForm it, Refused refused) {
        return pages.stale(it, refused);
    }

    private Mono<Rendering> to(FilledForm it, String rest) {
        return Mono.just(FormOrders.to(spec.path(it.draft().place()) + rest));
    }
}
