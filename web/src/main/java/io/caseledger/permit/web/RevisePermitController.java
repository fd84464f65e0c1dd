package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.FormPage;
import io.caseledger.shared.web.Overtaken;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.SentForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
record RevisePermitController(
        DraftedForms forms,
        Drafts drafts,
        FormOrders orders,
        PermitFormSpec.Revision spec,
        PermitFormPages choices,
        PermitPages pages,
        Permits permits,
        PermitWords words)
        implements FormPage {
    private static final String PATH = "/mask/permits/{number:[^.]+}/revise";

    /** A way of revising, and whether the permit is open for it now. */
    record Choice(String kind, boolean open) {}

    /** Somebody was quicker (GEN-08). */
    record Conflict(List<PermitWords.Change> changes) {}

    /**
     * What else a page tells, each of it or none: a model attribute cannot be null.
     *
     * @param savedAt when the draft was saved that the page goes on with; null where it begins with the permit
     */
    record Told(
            @Nullable Conflict found,
            @Nullable Overtaken overtaken,
            @Nullable Instant savedAt) {
        static final Told NOTHING = new Told(null, null, null);
    }

    /** The start from the menu: number and description. */
    @GetMapping("/mask/revise")
    Mono<Rendering> start(@RequestParam(defaultValue = "") String number) {
        return forms.filer(spec).map(filer -> startPage(Form.holding(Map.of("number", number)), HttpStatus.OK));
    }

    @PostMapping("/mask/revise")
    Mono<Rendering> load(ServerWebExchange exchange) {
        return forms.filer(spec).flatMap(filer -> SentForm.read(exchange).flatMap(sent -> {
            var form = sent.form();
            return permits.find(filer.actor(), form.value("number"))
                    .map(view -> FormOrders.to(UriComponentsBuilder.fromPath("/mask/permits/{n}/revise")
                            .queryParam("description", "{d}")
                            .encode()
                            .buildAndExpand(view.row().permitNumber(), form.value("description"))
                            .toUriString()))
                    .onErrorResume(
                            Refused.as(Rejection.Kind.NOT_FOUND),
                            none -> Mono.just(startPage(
                                    form.refused(List.of(Violation.of("permit.PermitExists", "number"))),
                                    HttpStatus.NOT_FOUND)));
        }));
    }

    private static Rendering startPage(Form form, HttpStatus status) {
        return Rendering.view("permit/revise-start")
                .status(status)
                .modelAttribute("form", form)
                .build();
    }

    /** Goes on with the open draft, or begins one that is kept from its first save on. */
    @GetMapping(PATH)
    Mono<Rendering> show(
            @PathVariable String number, @RequestParam(defaultValue = "") String description, Locale locale) {
        return forms.filer(spec).flatMap(filer -> own(filer, number).flatMap(view -> {
            var place =
                    Draft.Place.fresh(filer.accountId(), spec.kind(), view.row().permitNumber());
            return drafts.about(place.accountId(), place.kind(), place.subject())
                    .switchIfEmpty(Mono.fromSupplier(
                            () -> drafts.blank(place, original(filer, view).text())))
                    .map(draft -> {
                        var kept = draft.on(Form.holding(spec.fixed(draft.fields(), filer)));
                        var form = kept.value("description").isEmpty() ? kept.with("description", description) : kept;
                        return page(
                                new FilledForm(filer, draft, form, Map.of(), locale),
                                view,
                                HttpStatus.OK,
                                false,
                                new Told(null, null, draft.version() == 0 ? null : draft.savedAt()));
                    });
        }));
    }

    /** The form with what the permit says now (MSK-10). */
    private Form original(Filer filer, PermitView view) {
        var open = PermitChoices.kinds(view);
        return seen(Form.holding(spec.fixed(FormBinder.unbind(permits.application(view)), filer)), view)
                .with("kind", open.size() == 1 ? open.getFirst().name() : null);
    }

    private static Form seen(Form form, PermitView view) {
        return form.with(FormOrders.VERSION, Long.toString(view.row().version()))
                .with(
                        PermitFormSpec.Revision.REVISION,
                        Integer.toString(view.row().revision()));
    }

    @PostMapping(PATH + "/autosave")
    Mono<Rendering> autosave(@PathVariable String number, ServerWebExchange exchange) {
        return forms.filer(spec).flatMap(filer -> own(filer, number)
                .flatMap(view -> forms.read(spec, filer, view.row().permitNumber(), exchange))
                .flatMap(it -> forms.autosave(spec, it)));
    }

    @PostMapping(PATH)
    Mono<Rendering> act(@PathVariable String number, ServerWebExchange exchange) {
        return forms.filer(spec).flatMap(filer -> own(filer, number).flatMap(view -> forms.read(
                        spec, filer, view.row().permitNumber(), exchange)
                .flatMap(it -> {
                    var restarts = it.form().op().equals("restart");
                    var after = restarts ? original(filer, view) : it.form().applied();
                    return forms.act(spec, it, after, this);
                })));
    }

    private Mono<PermitView> own(Filer filer, String number) {
        return permits.find(filer.actor(), number)
                .filter(view -> PermitChoices.revises(filer.actor(), view))
                .switchIfEmpty(
                        Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, "permit.OnlyTheFilerRevisesAPermit")));
    }

    /** What the state does not allow is a matter of the kind chosen. */
    @Override
    public Mono<Rendering> show(FilledForm it, HttpStatus status, @Nullable Overtaken overtaken) {
        var form = status != HttpStatus.CONFLICT
                ? it.form()
                : it.form()
                        .refused(it.form().violations().stream()
                                .map(violation -> violation.field().isEmpty()
                                        ? new Violation(violation.rule(), "kind", violation.args())
                                        : violation)
                                .toList());
        return own(it.filer(), it.subject())
                .map(view -> page(it.with(form), view, status, false, new Told(null, overtaken, null)));
    }

    @Override
    public Mono<Rendering> pressed(FilledForm it, String op) {
        return switch (op) {
            case "next", "" -> checked(it.with(it.form().tidied(PermitApplication.class)));
            case "back" -> show(it.with(it.form().tidied(PermitApplication.class)), HttpStatus.OK, null);
            default -> show(it, HttpStatus.OK, null);
        };
    }

    /** All that changes, to be confirmed; or what is wrong with it. */
    private Mono<Rendering> checked(FilledForm it) {
        var check = forms.check(spec, it.actor(), spec.fields(it.form()));
        return Mono.zip(own(it.filer(), it.subject()), check).flatMap(both -> {
            var view = both.getT1();
            var before = permits.application(view);
            var after = both.getT2().value();
            var found = new ArrayList<>(both.getT2().violations());
            found.removeIf(violation -> held(violation, before, after));
            if (PermitFormSpec.Revision.kind(it.form()) == null) {
                found.addFirst(Violation.of("permit.RevisionKindIsChosen", "kind"));
            }
            if (it.form().value("description").isBlank()) {
                found.addFirst(Violation.of("permit.RevisionIsDescribed", "description"));
            }
            if (before.equals(after)) {
                found.add(Violation.of("permit.RevisionChangesSomething", ""));
            }
            return found.isEmpty()
                    ? Mono.just(page(it, view, HttpStatus.OK, true, Told.NOTHING))
                    : show(it.with(it.form().refused(found)), HttpStatus.UNPROCESSABLE_CONTENT, null);
        });
    }

    /** Says how the permit has changed, keeps what was typed; filing again then means the permit as it is now. */
    @Override
    public Mono<Rendering> stale(FilledForm it, Refused refused) {
        return orders.newer(permits.numbered(it.subject()), it.actor(), refused.seen())
                .flatMap(now -> pages.revisions(it.actor(), now).map(revisions -> {
                    var before = pages.application(revisions, revision(it.form()));
                    var conflict = new Conflict(words.changes(before, permits.application(now), it.locale()));
                    return page(
                            it.with(seen(it.form(), now)),
                            now,
                            refused.status(),
                            false,
                            new Told(conflict, null, null));
                }));
    }

    private static int revision(Form form) {
        try {
            return Integer.parseInt(form.value(PermitFormSpec.Revision.REVISION));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    /** A code that held when the permit was issued may stay, which the check of a new application cannot know. */
    private static boolean held(Violation violation, PermitApplication before, PermitApplication after) {
        if (!violation.rule().equals("permit.MaskCodesFitTheKind")) {
            return false;
        }
        var row = Integer.parseInt(violation.field().replaceAll("\\D", ""));
        return row < before.items().size()
                && row < after.items().size()
                && before.items().get(row).kind() == after.items().get(row).kind()
                && String.valueOf(before.items().get(row).commodityCode())
                        .equals(after.items().get(row).commodityCode());
    }

    private Rendering page(FilledForm it, PermitView view, HttpStatus status, boolean confirm, Told told) {
        var after = FormBinder.bind(PermitApplication.class, it.form().text()).value();
        var changes = words.changes(permits.application(view), after, it.locale());
        var open = PermitChoices.kinds(view);
        return Rendering.view("permit/revise")
                .status(status)
                .model(choices.model(it.form(), it.filer().isAgent(), it.locale()))
                .modelAttribute("form", it.form().noted(notes(changes, it.locale())))
                .modelAttribute("permit", view)
                .modelAttribute("own", PermitFormSpec.party(it.filer()))
                .modelAttribute("confirm", confirm)
                .modelAttribute("changes", changes)
                .modelAttribute("exceeded", confirm ? exceeded(view, after) : List.of())
                .modelAttribute("open", !open.isEmpty())
                .modelAttribute("conflict", told)
                .modelAttribute(
                        "choices",
                        Arrays.stream(RevisionKind.values())
                                .map(kind -> new Choice(kind.name(), open.contains(kind)))
                                .toList())
                .build();
    }

    /**
     * What came in beyond what an amendment permits.
     *
     * @param permitted pieces of the item once it is amended
     */
    record Exceeded(int item, String name, long permitted, long cleared) {
        public long beyond() {
            return cleared - permitted;
        }
    }

    /** Only a demand of customs makes it possible (MSK-14); it is asked about before it is filed. */
    private static List<Exceeded> exceeded(PermitView view, PermitApplication after) {
        return view.itemsBalance().stream()
                .map(item -> new Exceeded(
                        item.item(),
                        Objects.requireNonNullElse(item.name(), ""),
                        item.item() <= after.items().size()
                                ? after.items().get(item.item() - 1).pieces()
                                : 0,
                        item.cleared()))
                .filter(item -> item.beyond() > 0)
                .toList();
    }

    /** Beside each field that differs: what the permit says now. */
    private Map<String, String> notes(List<PermitWords.Change> changes, Locale locale) {
        return changes.stream()
                .collect(Collectors.toMap(
                        PermitWords.Change::path,
                        change -> words.text(
                                "permit.revise.original",
                                locale,
                                change.before() == null || change.before().isEmpty()
                                        ? words.text("permit.revise.empty", locale)
                                        : change.before()),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }
}
