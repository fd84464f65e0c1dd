package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Autosave;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Overtaken;
import io.caseledger.shared.web.Queries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** 更正輸入許可 (MSK-10 … MSK-14): by number and description the original data are loaded; what is changed is marked, confirmed and filed. */
@Controller
class RevisePermitController {
    private static final String PATH = "/mask/permits/{number:[^.]+}/revise";
    private static final String REVISION = "revision";

    private final PermitFilers filers;
    private final PermitFormPages forms;
    private final PermitPages pages;
    private final Permits permits;
    private final PermitWords words;
    private final Commands commands;
    private final Queries queries;
    private final RevisionDrafts drafts;

    RevisePermitController(
            PermitFilers filers,
            PermitFormPages forms,
            PermitPages pages,
            Permits permits,
            PermitWords words,
            Commands commands,
            Queries queries,
            RevisionDrafts drafts) {
        this.filers = filers;
        this.forms = forms;
        this.pages = pages;
        this.permits = permits;
        this.words = words;
        this.commands = commands;
        this.queries = queries;
        this.drafts = drafts;
    }

    /** A way of revising, and whether the permit is open for it now. */
    record Choice(String kind, boolean open) {}

    /** Somebody was quicker (GEN-08). */
    record Conflict(List<PermitWords.Change> changes) {}

    /**
     * What a page is to show.
     *
     * @param confirm whether all that changes is shown to be confirmed
     * @param savedAt when the draft was saved that the page goes on with; null where it begins with the permit
     */
    private record Wanted(
            Form form,
            boolean confirm,
            HttpStatus status,
            @Nullable Conflict conflict,
            @Nullable Overtaken overtaken,
            @Nullable Instant savedAt) {
        static Wanted of(Form form) {
            return new Wanted(form, false, HttpStatus.OK, null, null, null);
        }

        static Wanted refused(Form form, List<Violation> violations, HttpStatus status) {
            return new Wanted(form.refused(violations), false, status, null, null, null);
        }
    }

    /** The start from the menu: number and description. */
    @GetMapping("/mask/revise")
    Mono<Rendering> start(@RequestParam(defaultValue = "") String number) {
        return filers.filer().map(filer -> startPage(SentPermit.of(Map.of("number", number)), HttpStatus.OK));
    }

    @PostMapping("/mask/revise")
    Mono<Rendering> load(ServerWebExchange exchange) {
        return filers.filer().flatMap(filer -> exchange.getFormData().flatMap(sent -> {
            var form = Form.of(sent);
            return permits.find(filer.actor(), form.value("number"))
                    .map(view -> Rendering.redirectTo(UriComponentsBuilder.fromPath("/mask/permits/{n}/revise")
                                    .queryParam("description", "{d}")
                                    .encode()
                                    .buildAndExpand(view.row().permitNumber(), form.value("description"))
                                    .toUriString())
                            .status(HttpStatus.SEE_OTHER)
                            .build())
                    .onErrorResume(
                            Rejection.class,
                            refusal -> refusal.details().kind() == Rejection.Kind.NOT_FOUND
                                    ? Mono.just(startPage(
                                            form.refused(List.of(Violation.of("PermitExists", "number"))),
                                            HttpStatus.NOT_FOUND))
                                    : Mono.error(refusal));
        }));
    }

    private static Rendering startPage(Form form, HttpStatus status) {
        return Rendering.view("mask/revise-start")
                .status(status)
                .modelAttribute("form", form)
                .build();
    }

    @GetMapping(PATH)
    Mono<Rendering> show(
            @PathVariable String number, @RequestParam(defaultValue = "") String description, Locale locale) {
        return filers.filer().flatMap(filer -> own(filer, number).flatMap(view -> {
            var original = original(filer, view).with("description", description);
            return drafts.open(filer, view, original).flatMap(draft -> {
                var kept = SentPermit.of(filer.fixed(draft.fields()));
                var form = kept.value("description").isEmpty() ? kept.with("description", description) : kept;
                var savedAt = draft.version() == 0 ? null : draft.savedAt();
                return page(filer, view, new Wanted(draft.on(form), false, HttpStatus.OK, null, null, savedAt), locale);
            });
        }));
    }

    /** The form with what the permit says now (MSK-10). */
    private Form original(PermitFiler filer, PermitView view) {
        var open = PermitChoices.kinds(view);
        return SentPermit.of(filer.fixed(FormBinder.unbind(permits.application(view))))
                .with("version", Long.toString(view.row().version()))
                .with(REVISION, Integer.toString(view.row().revision()))
                .with("kind", open.size() == 1 ? open.getFirst().name() : null);
    }

    /** Answers when it is saved; 409 where another page has saved meanwhile. */
    @PostMapping(PATH + "/autosave")
    Mono<Rendering> autosave(@PathVariable String number, ServerWebExchange exchange) {
        return filers.filer().flatMap(filer -> SentPermit.read(exchange)
                .map(sent -> sent.of(filer))
                .flatMap(sent -> own(filer, number).flatMap(view -> drafts.keep(filer, view, sent, sent.form())))
                .map(saved -> Autosave.answer(saved, null)));
    }

    @PostMapping(PATH)
    Mono<Rendering> act(@PathVariable String number, ServerWebExchange exchange, Locale locale) {
        return filers.filer().flatMap(filer -> SentPermit.read(exchange)
                .map(sent -> sent.of(filer))
                .flatMap(sent -> own(filer, number).flatMap(view -> keep(filer, view, sent, locale))));
    }

    /** What was typed is kept first, whatever the button then does. */
    private Mono<Rendering> keep(PermitFiler filer, PermitView view, SentPermit sent, Locale locale) {
        var form = sent.op().equals("restart")
                ? original(filer, view)
                : sent.form().applied();
        return drafts.keep(filer, view, sent, form)
                .flatMap(saved ->
                        saved.result() == Draft.Result.SENT && !sent.op().equals("submit")
                                ? drafts.keepAnew(filer, view, sent, form)
                                : Mono.just(saved))
                .flatMap(saved -> {
                    var kept = new SentPermit(saved.draft().on(sent.form()));
                    if (saved.result() == Draft.Result.OVERTAKEN) {
                        return overtaken(filer, view, saved.draft(), kept, locale);
                    }
                    if (saved.result() == Draft.Result.SENT && kind(kept) != null) {
                        // a second click gets the first one's answer: the key is the same
                        var again = FormBinder.bind(PermitApplication.class, kept.fields())
                                .value();
                        return file(filer, view, kept, again, locale);
                    }
                    return switch (sent.op()) {
                        case "next", "" -> checked(filer, view, kept, false, locale);
                        case "submit" -> checked(filer, view, kept, true, locale);
                        case "back" -> page(filer, view, Wanted.of(kept.tidy()), locale);
                        default -> page(filer, view, Wanted.of(saved.draft().on(form)), locale);
                    };
                });
    }

    /** Another page of the same draft has saved (GEN-08): this one keeps what it has and says what differs; a button pressed again then counts. */
    private Mono<Rendering> overtaken(
            PermitFiler filer, PermitView view, Draft theirs, SentPermit sent, Locale locale) {
        var mine = new HashMap<>(sent.fields());
        for (var field : List.of("kind", "description")) {
            mine.put(field, sent.form().value(field));
        }
        var number = view.row().permitNumber();
        var overtaken = words.overtaken(theirs, mine, "/mask/permits/" + number + "/revise", locale);
        return page(filer, view, new Wanted(sent.tidy(), false, HttpStatus.CONFLICT, null, overtaken, null), locale);
    }

    private Mono<PermitView> own(PermitFiler filer, String number) {
        return permits.find(filer.actor(), number)
                .filter(view -> view.filedBy().equals(filer.actor().accountId()))
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheFilerRevisesAPermit")));
    }

    private Mono<Rendering> checked(
            PermitFiler filer, PermitView view, SentPermit sent, boolean submit, Locale locale) {
        var before = permits.application(view);
        return forms.check(filer, sent.fields()).flatMap(checked -> {
            var found = new ArrayList<>(checked.violations());
            found.removeIf(violation -> held(violation, before, checked.application()));
            if (kind(sent) == null) {
                found.addFirst(Violation.of("RevisionKindIsChosen", "kind"));
            }
            if (sent.form().value("description").isBlank()) {
                found.addFirst(Violation.of("RevisionIsDescribed", "description"));
            }
            if (before.equals(checked.application())) {
                found.add(Violation.of("RevisionChangesSomething", ""));
            }
            if (!found.isEmpty()) {
                return page(filer, view, Wanted.refused(sent.tidy(), found, HttpStatus.UNPROCESSABLE_CONTENT), locale);
            }
            return submit
                    ? file(filer, view, sent, checked.application(), locale)
                    : page(filer, view, new Wanted(sent.tidy(), true, HttpStatus.OK, null, null, null), locale);
        });
    }

    /** A code that held when the permit was issued may stay, which the check of a new application cannot know. */
    private static boolean held(Violation violation, PermitApplication before, PermitApplication after) {
        if (!violation.rule().equals("MaskCodesFitTheKind")) {
            return false;
        }
        var row = Integer.parseInt(violation.field().replaceAll("\\D", ""));
        return row < before.items().size()
                && row < after.items().size()
                && before.items().get(row).kind() == after.items().get(row).kind()
                && String.valueOf(before.items().get(row).commodityCode())
                        .equals(after.items().get(row).commodityCode());
    }

    private Mono<Rendering> file(
            PermitFiler filer, PermitView view, SentPermit sent, PermitApplication application, Locale locale) {
        var form = sent.form();
        var order = new RevisePermit(Permits.idOf(view), kind(sent), form.value("description"), application);
        return commands.send(order, new Commands.Options(form.key(), number(form.value("version"))))
                .flatMap(outcome -> drafts.sent(filer, view, form.key())
                        .thenReturn(PermitPages.to(outcome.number(), outcome.position(), "revise")))
                .onErrorResume(Rejection.class, refusal -> switch (refusal.details()
                        .kind()) {
                    case INVALID ->
                        page(
                                filer,
                                view,
                                Wanted.refused(
                                        sent.tidy(), refusal.details().violations(), HttpStatus.UNPROCESSABLE_CONTENT),
                                locale);
                    case CONFLICT ->
                        page(
                                filer,
                                view,
                                Wanted.refused(
                                        sent.tidy(), placed(refusal.details().violations()), HttpStatus.CONFLICT),
                                locale);
                    case STALE -> stale(filer, view.row().permitNumber(), sent, locale);
                    case NOT_FOUND, FORBIDDEN -> Mono.error(refusal);
                });
    }

    /** What the state does not allow is a matter of the kind chosen. */
    private static List<Violation> placed(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field().isEmpty()
                        ? new Violation(violation.rule(), "kind", violation.args())
                        : violation)
                .toList();
    }

    /** The permit has changed since the form was made: says how, keeps what was typed; filing again then means the permit as it is now. */
    private Mono<Rendering> stale(PermitFiler filer, String number, SentPermit sent, Locale locale) {
        var seen = number(sent.form().value(REVISION));
        // the refusal may be some milliseconds ahead of the rows
        return queries.caughtUp(Permits.PROJECTION, 0)
                .then(own(filer, number))
                .flatMap(now -> pages.revisions(filer.actor(), now).flatMap(revisions -> {
                    var before = pages.application(revisions, seen == null ? 1 : seen.intValue());
                    var conflict = new Conflict(words.changes(before, permits.application(now), locale));
                    var form = sent.tidy()
                            .with("version", Long.toString(now.row().version()))
                            .with(REVISION, Integer.toString(now.row().revision()));
                    return page(filer, now, new Wanted(form, false, HttpStatus.CONFLICT, conflict, null, null), locale);
                }));
    }

    private Mono<Rendering> page(PermitFiler filer, PermitView view, Wanted wanted, Locale locale) {
        var before = permits.application(view);
        var after = FormBinder.bind(PermitApplication.class, SentPermit.fields(wanted.form()))
                .value();
        var changes = words.changes(before, after, locale);
        var open = PermitChoices.kinds(view);
        return Mono.just(Rendering.view("mask/revise")
                .status(wanted.status())
                .model(forms.model(wanted.form(), filer.isAgent(), locale))
                .modelAttribute("form", wanted.form().noted(notes(changes, locale)))
                .modelAttribute("permit", view)
                .modelAttribute("own", filer.party())
                .modelAttribute("confirm", wanted.confirm())
                .modelAttribute("changes", changes)
                .modelAttribute("open", !open.isEmpty())
                .modelAttribute("conflict", new Conflicts(wanted.conflict(), wanted.overtaken(), wanted.savedAt()))
                .modelAttribute(
                        "choices",
                        Arrays.stream(RevisionKind.values())
                                .map(kind -> new Choice(kind.name(), open.contains(kind)))
                                .toList())
                .build());
    }

    /** What else a page tells, each of it or none: a model attribute cannot be null. */
    record Conflicts(
            @Nullable Conflict found,
            @Nullable Overtaken overtaken,
            @Nullable Instant savedAt) {}

    /** Beside each field that differs: what the permit says now. */
    private Map<String, String> notes(List<PermitWords.Change> changes, Locale locale) {
        return changes.stream()
                .collect(Collectors.toMap(
                        PermitWords.Change::path,
                        change -> words.text(
                                "mask.revise.original",
                                locale,
                                change.before() == null || change.before().isEmpty()
                                        ? words.text("mask.revise.empty", locale)
                                        : change.before()),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static @Nullable RevisionKind kind(SentPermit sent) {
        var typed = sent.form().value("kind");
        return Arrays.stream(RevisionKind.values())
                .filter(kind -> kind.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long number(String typed) {
        try {
            return typed.isBlank() ? null : Long.valueOf(typed.strip());
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
