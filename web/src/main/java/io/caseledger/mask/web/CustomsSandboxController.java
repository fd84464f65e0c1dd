package io.caseledger.mask.web;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.mask.contract.CustomsStage;
import io.caseledger.mask.contract.PermitCommand;
import io.caseledger.mask.query.FindPermits;
import io.caseledger.mask.query.PermitFilter;
import io.caseledger.mask.query.PermitListView;
import io.caseledger.mask.query.PermitOrder;
import io.caseledger.mask.query.PermitRow;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Queries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * 模擬海關, in demo mode only: whoever is logged in plays customs. The five messages go to the permit as the {@code customs} account's, by the same commands
 * as from the machine interface (API-07); one that was taken can be sent again, which changes nothing.
 */
@Controller
@RequestMapping(CustomsSandboxController.PATH)
@ConditionalOnProperty(name = "caseledger.demo", havingValue = "true")
class CustomsSandboxController {
    static final String PATH = "/sandbox/customs";
    private static final int NEWEST = 20;

    private final Commands commands;
    private final Queries queries;
    private final Permits permits;
    private final MessageSource messages;
    private final Clock clock;

    CustomsSandboxController(Commands commands, Queries queries, Permits permits, MessageSource messages, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.permits = permits;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> pick(@RequestParam Optional<String> number) {
        var asked = number.map(String::strip).filter(text -> !text.isEmpty());
        if (asked.isPresent()) {
            return customs()
                    .flatMap(actor -> permits.find(actor, asked.get()))
                    .map(view -> Rendering.redirectTo(PATH + "/" + view.row().permitNumber())
                            .build())
                    .onErrorResume(Rejection.class, rejection -> newest().map(rows -> picker(rows, asked.get())
                            .status(HttpStatus.NOT_FOUND)
                            .build()));
        }
        return newest().map(rows -> picker(rows, "").build());
    }

    @GetMapping("/{number}")
    Mono<Rendering> permit(
            @PathVariable String number,
            @RequestParam Optional<Long> after,
            @RequestParam Optional<String> done,
            Locale locale) {
        return queries.caughtUp(Permits.PROJECTION, after)
                .then(customs())
                .flatMap(actor -> permits.find(actor, number))
                .map(view -> page(view, prefilled(view, locale))
                        .modelAttribute("done", done.orElse(""))
                        .build());
    }

    @PostMapping("/{number}/{kind:declarations|entries|mismatches|releases|demands}")
    Mono<Rendering> send(
            @PathVariable String number, @PathVariable String kind, ServerWebExchange exchange, Locale locale) {
        var what = CustomsMessage.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        return Mono.zip(exchange.getFormData(), customs()).flatMap(sent -> {
            return permits.find(sent.getT2(), number).flatMap(view -> {
                var form = typed(Form.of(sent.getT1()), prefilled(view, locale), kind);
                var bound = FormBinder.bind(CustomsMessage.class, part(form, kind + "."));
                if (!bound.violations().isEmpty()) {
                    return Mono.just(refused(view, form, kind, bound.violations(), HttpStatus.UNPROCESSABLE_CONTENT));
                }
                return told(sent.getT2(), view, bound.value().order(what, view, today()), kind)
                        .onErrorResume(
                                Rejection.class,
                                rejection -> Mono.just(refused(
                                        view,
                                        form,
                                        kind,
                                        rejection.details().violations(),
                                        rejection.details().kind() == Rejection.Kind.CONFLICT
                                                ? HttpStatus.CONFLICT
                                                : HttpStatus.UNPROCESSABLE_CONTENT)));
            });
        });
    }

    /** The same message once more, as a sender does that has heard no answer. */
    @PostMapping("/{number}/again")
    Mono<Rendering> again(@PathVariable String number, ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), customs())
                .flatMap(sent -> permits.find(sent.getT2(), number).flatMap(view -> {
                    var messageId = sent.getT1().getFirst("messageId");
                    return view.messages().stream()
                            .filter(message -> message.messageId().equals(messageId))
                            .findFirst()
                            .map(message -> told(sent.getT2(), view, CustomsMessage.again(view, message), "again"))
                            .orElseGet(() -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)));
                }));
    }

    /** Without a key: that a message is taken once is for its own number to say. */
    private Mono<Rendering> told(Actor actor, PermitView view, PermitCommand command, String kind) {
        return commands.sendAs(actor, command, Commands.Options.NONE)
                .map(outcome -> Rendering.redirectTo(PATH + "/" + view.row().permitNumber() + "?after="
                                + outcome.position() + "&done=" + (unchanged(view, outcome) ? "unchanged" : kind))
                        .build());
    }

    private static boolean unchanged(PermitView view, Outcome outcome) {
        return outcome.version() <= view.row().version();
    }

    private Rendering refused(PermitView view, Form form, String kind, List<Violation> violations, HttpStatus status) {
        var placed = violations.stream()
                .map(violation -> violation.field().isEmpty()
                        ? violation
                        : new Violation(violation.rule(), kind + "." + violation.field(), violation.args()))
                .toList();
        return page(view, form.refused(placed))
                .modelAttribute("done", "")
                .status(status)
                .build();
    }

    private Rendering.Builder<?> page(PermitView view, Form form) {
        return Rendering.view("mask/sandbox-customs")
                .modelAttribute("kinds", List.of(CustomsMessage.Kind.values()))
                .modelAttribute("permit", view)
                .modelAttribute("standing", PermitStanding.of(view, today()))
                .modelAttribute("form", form);
    }

    private static Rendering.Builder<?> picker(List<PermitRow> rows, String number) {
        return Rendering.view("mask/sandbox-customs-pick")
                .modelAttribute("permits", rows)
                .modelAttribute("number", number);
    }

    private Mono<List<PermitRow>> newest() {
        return queries.one(
                        new FindPermits(Viewer.ALL, PermitFilter.ANY, PermitOrder.NEWEST_FIRST, 1, NEWEST),
                        PermitListView.class)
                .map(found -> found.rows().stream().filter(PermitRow::newest).toList());
    }

    /** What was sent of one form, and the others as they were offered. */
    private static Form typed(Form sent, Form offered, String kind) {
        var form = offered;
        for (var path : offered.paths()) {
            if (path.startsWith(kind + ".")) {
                form = form.with(path, null);
            }
        }
        for (var path : sent.paths()) {
            form = form.with(path, sent.value(path));
        }
        return form;
    }

    /** Forms that could be sent as they are, as far as what was said before allows. */
    private Form prefilled(PermitView view, Locale locale) {
        var form = Form.blank();
        var fresh = declarationNumber();
        var last = view.declarations().isEmpty()
                ? null
                : view.declarations().getLast().declarationNumber();
        for (var kind : CustomsMessage.Kind.values()) {
            var path = kind.path() + ".";
            form = form.with(path + "messageId", "CUS-" + UUID.randomUUID())
                    .with(path + "declarationNumber", kind == CustomsMessage.Kind.DECLARATIONS ? fresh : last);
        }
        form = form.with("declarations.importerIdentity", view.row().importerIdentity())
                .with("releases.releasedOn", today().toString())
                .with("mismatches.description", messages.getMessage("mask.customs.mismatch.sample", null, locale))
                .with("demands.description", messages.getMessage("mask.customs.demand.sample", null, locale));
        for (int i = 0; i < view.itemsBalance().size(); i++) {
            var item = view.itemsBalance().get(i);
            var left = Long.toString(Math.max(0, item.remaining()));
            form = form.with("declarations.items[" + i + "].pieces", left)
                    .with(
                            "releases.items[" + i + "].pieces",
                            declared(view, item).orElse(left));
        }
        return form;
    }

    /** What the last declaration says of an item, while it is not released. */
    private static Optional<String> declared(PermitView view, PermitView.ItemBalance item) {
        return view.declarations().stream()
                .filter(declaration -> !CustomsStage.RELEASED.name().equals(declaration.stage()))
                .reduce((first, second) -> second)
                .flatMap(declaration -> declaration.declared().stream()
                        .filter(pieces -> pieces.item() == item.item())
                        .findFirst())
                .map(pieces -> Long.toString(pieces.pieces()));
    }

    /** As customs forms them: office, no transit office, ROC year, broker, serial. */
    private String declarationNumber() {
        var year = (today().getYear() - 1911) % 100;
        var serial = Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000L);
        return "AA  %02d888%05d".formatted(year, serial);
    }

    private Mono<Actor> customs() {
        return queries.optional(new FindAccountByUserName("customs"), AccountView.class)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .map(account -> new Actor(
                        account.accountId(),
                        account.displayName(),
                        Role.valueOf(account.role()),
                        account.unit(),
                        null));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Page.ZONE);
    }

    private static Map<String, String> part(Form form, String prefix) {
        var fields = new LinkedHashMap<String, String>();
        for (var path : form.paths()) {
            if (path.startsWith(prefix)) {
                fields.put(path.substring(prefix.length()), form.value(path));
            }
        }
        return fields;
    }
}
