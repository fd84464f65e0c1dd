package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Overtaken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The filing form (COE0010). Every button sends the whole form, so that it works without scripts; what was typed is saved first, whatever the button
 * then does.
 */
@Controller
class FilingController {
    private static final String PATH = "/origin/drafts/{id}";
    /** What a page may say after it was led to; the query names it. */
    private static final List<String> NOTICES = List.of("saved", "copied", "imported", "restarted");

    private final Filers filers;
    private final Drafts drafts;
    private final FilingPages pages;
    private final FilingButtons buttons;
    private final DraftFiles files;
    private final Filings filings;

    FilingController(
            Filers filers, Drafts drafts, FilingPages pages, FilingButtons buttons, DraftFiles files, Filings filings) {
        this.filers = filers;
        this.drafts = drafts;
        this.pages = pages;
        this.buttons = buttons;
        this.files = files;
        this.filings = filings;
    }

    @GetMapping(PATH)
    Mono<Rendering> show(@PathVariable String id, ServerWebExchange exchange, Locale locale) {
        var query = exchange.getRequest().getQueryParams();
        var notice = NOTICES.stream().filter(query::containsKey).findFirst().orElse(null);
        return filers.filer().flatMap(filer -> drafts.find(filer.accountId(), FilingPages.KIND, id)
                .flatMap(draft -> draft.sentAs() == null
                        ? pages.page(
                                filer,
                                draft,
                                FilingPages.Wanted.of(FilingPages.form(draft)).with(notice),
                                locale)
                        : Mono.just(Filings.toCase(draft.sentAs()))));
    }

    @PostMapping(PATH)
    Mono<Rendering> act(@PathVariable String id, ServerWebExchange exchange, Locale locale) {
        return filers.filer().flatMap(filer -> drafts.find(filer.accountId(), FilingPages.KIND, id)
                .flatMap(draft -> Sent.read(exchange)
                        .map(sent -> sent.with(FilingFields.fixed(sent.fields(), filer)))
                        .flatMap(sent -> files.take(filer, sent))
                        .flatMap(taken -> buttons.pressed(filer, draft, taken, locale)
                                .flatMap(done -> save(filer, draft, taken.sent(), done, locale)))));
    }

    private Mono<Rendering> save(Filer filer, Draft before, Sent sent, FilingButtons.Done done, Locale locale) {
        var fields = FilingPages.fields(done.form());
        return drafts.save(before.place(), sent.tab(), Draft.Text.of(FilingFields.title(fields), fields))
                .flatMap(saved -> switch (saved.result()) {
                    case KEPT -> next(filer, saved.draft(), sent, done, fields, locale);
                    case SENT -> filings.again(filer, saved.draft(), fields);
                    case OVERTAKEN -> overtaken(filer, saved.draft(), fields, locale);
                });
    }

    private Mono<Rendering> next(
            Filer filer, Draft draft, Sent sent, FilingButtons.Done done, Map<String, String> fields, Locale locale) {
        var revises = Revises.of(draft);
        var seen = revises == null ? null : Long.valueOf(sent.number(Sent.CASE_VERSION, revises.version()));
        var form = FilingPages.keyed(done.form(), draft, seen);
        if (!done.violations().isEmpty()) {
            return pages.page(filer, draft, FilingPages.Wanted.refused(form, done.violations()), locale);
        }
        return switch (sent.op()) {
            case "submit" -> filings.file(filer, draft, fields, seen, locale);
            case "save", "" -> to(draft, "?saved");
            case "copy" -> to(draft, "?copied");
            case "import" -> to(draft, "?imported");
            case "restart" -> to(draft, "?restarted");
            case "preview", "sample" -> to(draft, "/" + sent.op());
            case "xml" -> export(filer, draft, form, fields, locale);
            default -> pages.page(filer, draft, FilingPages.Wanted.of(form), locale);
        };
    }

    /** What cannot be read could not be in the file: it is said beside its field instead. */
    private Mono<Rendering> export(Filer filer, Draft draft, Form form, Map<String, String> fields, Locale locale) {
        var unreadable = FormBinder.bind(CertificateApplication.class, fields).violations();
        return unreadable.isEmpty()
                ? to(draft, "/xml")
                : pages.page(filer, draft, FilingPages.Wanted.refused(form, unreadable), locale);
    }

    /** Another page of the same draft has saved (GEN-08): this one keeps what it has and says what differs; saving again then counts. */
    private Mono<Rendering> overtaken(Filer filer, Draft theirs, Map<String, String> fields, Locale locale) {
        var overtaken = new Overtaken(
                theirs.savedAt(), pages.differences(fields, theirs.fields(), locale), "/origin/drafts/" + theirs.id());
        var form = FilingPages.form(theirs, fields, null);
        return pages.page(filer, theirs, FilingPages.Wanted.of(form).with(overtaken), locale);
    }

    private static Mono<Rendering> to(Draft draft, String rest) {
        return Mono.just(ApplyController.to(draft, rest));
    }
}
