package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitId;
import io.caseledger.mask.contract.SubmitPermit;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Autosave;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Overtaken;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * 輸入許可申請 (MSK-01 … MSK-04): first who imports, then, these confirmed, the way of import and the goods. Each button sends the whole form, what the
 * other step asks for in hidden fields, so that it works without scripts; what was typed is kept as a draft first, whatever the button then does.
 */
@Controller
class ApplyPermitController {
    private static final String DRAFT = MaskDraftsController.PATH + "/{id}";
    /** Field of the step that a page shows. */
    private static final String PART = "part";

    private final PermitFilers filers;
    private final PermitFormPages pages;
    private final PermitWords words;
    private final Drafts drafts;
    private final Commands commands;

    ApplyPermitController(
            PermitFilers filers, PermitFormPages pages, PermitWords words, Drafts drafts, Commands commands) {
        this.filers = filers;
        this.pages = pages;
        this.words = words;
        this.drafts = drafts;
        this.commands = commands;
    }

    /** The two steps; names end message keys. */
    enum Part {
        PARTIES,
        GOODS;

        /** What cannot be read is the first. */
        static Part of(String name) {
            return name.equals(GOODS.name()) ? GOODS : PARTIES;
        }
    }

    /** What a page is to show. */
    private record Step(Form form, Part part, HttpStatus status) {
        static Step of(Form form, Part part) {
            return new Step(form, part, HttpStatus.OK);
        }

        /** The step in which something is wrong; the first where it is in both. */
        static Step refused(SentPermit sent, List<Violation> violations, HttpStatus status) {
            var parties = violations.stream()
                    .anyMatch(found -> found.field().startsWith("importer")
                            || found.field().startsWith("agent"));
            return new Step(sent.tidy().refused(violations), parties ? Part.PARTIES : Part.GOODS, status);
        }

        Draft.Text text() {
            var fields = new HashMap<>(SentPermit.fields(form));
            fields.put(PART, part.name());
            return Draft.Text.of(SentPermit.title(fields), fields);
        }
    }

    @GetMapping("/mask/apply")
    Mono<Rendering> begin(Locale locale) {
        return filers.filer()
                .map(filer -> page(filer, drafts.blank(place(filer, Drafts.fresh()), filer.first()), locale));
    }

    @GetMapping(DRAFT)
    Mono<Rendering> show(@PathVariable String id, Locale locale) {
        return filers.filer()
                .flatMap(filer -> drafts.find(filer.actor().accountId(), MaskDraftsController.APPLICATION, id)
                        .map(draft -> draft.sentAs() == null ? page(filer, draft, locale) : toPermit(draft)));
    }

    /** Answers when it is saved; 409 where another page has saved meanwhile. */
    @PostMapping(DRAFT + "/autosave")
    Mono<Rendering> autosave(@PathVariable String id, ServerWebExchange exchange) {
        return filers.filer().flatMap(filer -> SentPermit.read(exchange)
                .map(sent -> sent.of(filer))
                .flatMap(sent -> save(filer, id, sent, Step.of(sent.form(), part(sent))))
                .map(saved -> Autosave.answer(
                        saved, MaskDraftsController.PATH + "/" + saved.draft().id())));
    }

    @PostMapping(DRAFT)
    Mono<Rendering> act(@PathVariable String id, ServerWebExchange exchange, Locale locale) {
        return filers.filer().flatMap(filer -> SentPermit.read(exchange)
                .map(sent -> sent.of(filer))
                .flatMap(sent -> step(filer, sent)
                        .flatMap(step -> save(filer, id, sent, step).flatMap(saved -> switch (saved.result()) {
                            case KEPT ->
                                sent.op().equals("submit")
                                        ? file(filer, saved.draft(), sent, locale)
                                        : Mono.just(page(filer, saved.draft(), step, null, locale));
                            case SENT -> again(filer, saved.draft(), sent);
                            case OVERTAKEN -> Mono.just(overtaken(filer, saved.draft(), sent, locale));
                        }))));
    }

    private Mono<Step> step(PermitFiler filer, SentPermit sent) {
        return switch (sent.op()) {
            case "back" -> Mono.just(Step.of(sent.tidy(), Part.PARTIES));
            case "submit" -> Mono.just(Step.of(sent.tidy(), Part.GOODS));
            case "next", "" ->
                pages.check(filer, sent.fields()).map(checked -> {
                    var wrong = checked.of("importer", "agent");
                    return wrong.isEmpty()
                            ? Step.of(sent.tidy(), Part.GOODS)
                            : Step.refused(sent, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
                });
            default -> Mono.just(Step.of(sent.form().applied(), Part.GOODS));
        };
    }

    private Mono<Draft.Saved> save(PermitFiler filer, String id, SentPermit sent, Step step) {
        return drafts.save(place(filer, id), Draft.Tab.of(sent.form()), step.text());
    }

    private Mono<Rendering> file(PermitFiler filer, Draft draft, SentPermit sent, Locale locale) {
        return pages.check(filer, sent.fields())
                .flatMap(checked -> checked.violations().isEmpty()
                        ? submit(filer, draft, checked.application())
                        : Mono.just(refused(
                                filer, draft, sent, checked.violations(), HttpStatus.UNPROCESSABLE_CONTENT, locale)))
                .onErrorResume(Rejection.class, refusal -> switch (refusal.details()
                        .kind()) {
                    case INVALID ->
                        Mono.just(refused(
                                filer,
                                draft,
                                sent,
                                refusal.details().violations(),
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                locale));
                    case CONFLICT, STALE ->
                        Mono.just(refused(
                                filer, draft, sent, refusal.details().violations(), HttpStatus.CONFLICT, locale));
                    case NOT_FOUND, FORBIDDEN -> Mono.error(refusal);
                });
    }

    /** The draft's id is the key: sent twice, it makes one permit (GEN-07). */
    private Mono<Rendering> submit(PermitFiler filer, Draft draft, PermitApplication application) {
        return commands.send(
                        new SubmitPermit(
                                new PermitId(Commands.idFor(filer.actor(), SubmitPermit.class, draft.id())),
                                application),
                        Commands.Options.key(draft.id()))
                .flatMap(outcome -> drafts.sent(draft.place(), outcome.number())
                        .thenReturn(PermitPages.to(outcome.number(), outcome.position(), "submit")));
    }

    /** It is sent already: a second click gets the first one's answer. */
    private Mono<Rendering> again(PermitFiler filer, Draft draft, SentPermit sent) {
        return sent.op().equals("submit")
                ? submit(
                                filer,
                                draft,
                                FormBinder.bind(PermitApplication.class, sent.fields())
                                        .value())
                        .onErrorResume(Rejection.class, other -> Mono.just(toPermit(draft)))
                : Mono.just(toPermit(draft));
    }

    private static Rendering toPermit(Draft draft) {
        return Rendering.redirectTo("/mask/permits/" + draft.sentAs())
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private Rendering refused(
            PermitFiler filer,
            Draft draft,
            SentPermit sent,
            List<Violation> violations,
            HttpStatus status,
            Locale locale) {
        return page(filer, draft, Step.refused(sent, violations, status), null, locale);
    }

    /** Another page of the same draft has saved (GEN-08): this one keeps what it has and says what differs; a button pressed again then counts. */
    private Rendering overtaken(PermitFiler filer, Draft theirs, SentPermit sent, Locale locale) {
        var take = MaskDraftsController.PATH + "/" + theirs.id();
        return page(
                filer,
                theirs,
                new Step(sent.tidy(), part(sent), HttpStatus.CONFLICT),
                words.overtaken(theirs, sent.fields(), take, locale),
                locale);
    }

    private Rendering page(PermitFiler filer, Draft draft, Locale locale) {
        var form = SentPermit.of(filer.fixed(draft.fields()));
        return page(filer, draft, Step.of(form, Part.of(form.value(PART))), null, locale);
    }

    private Rendering page(PermitFiler filer, Draft draft, Step step, @Nullable Overtaken overtaken, Locale locale) {
        var form = draft.on(step.form());
        var page = Rendering.view("mask/apply")
                .status(step.status())
                .model(pages.model(form, filer.isAgent(), locale))
                .modelAttribute("form", form)
                .modelAttribute("draft", draft)
                .modelAttribute("part", step.part().name())
                .modelAttribute("own", filer.party());
        return (overtaken == null ? page : page.modelAttribute("overtaken", overtaken)).build();
    }

    private static Part part(SentPermit sent) {
        return Part.of(sent.form().value(PART));
    }

    private static Draft.Place place(PermitFiler filer, String id) {
        return new Draft.Place(filer.actor().accountId(), MaskDraftsController.APPLICATION, "", id);
    }
}
