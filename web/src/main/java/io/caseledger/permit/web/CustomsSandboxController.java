package io.caseledger.permit.web;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.permit.contract.CustomsStage;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.query.FindPermits;
import io.caseledger.permit.query.PermitFilter;
import io.caseledger.permit.query.PermitListView;
import io.caseledger.permit.query.PermitOrder;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitTask;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.SentForm;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
record CustomsSandboxController(
        FormOrders orders, Commands commands, Queries queries, Permits permits, MessageSource messages, Clock clock) {
    static final String PATH = "/sandbox/customs";
    private static final int NEWEST = 20;

    @GetMapping
    Mono<Rendering> pick(@RequestParam Optional<String> number, @RequestParam Optional<PermitTask> task) {
        var asked = number.map(String::strip).orElse("");
        return asked.isEmpty()
                ? picker("", task, HttpStatus.OK)
                : Commands.actor()
                        .flatMap(visitor -> permits.find(visitor, asked))
                        .map(view -> FormOrders.to(PATH + "/" + view.row().permitNumber()))
                        .onErrorResume(
                                Refused.as(Rejection.Kind.NOT_FOUND),
                                none -> picker(asked, task, HttpStatus.NOT_FOUND));
    }

    @GetMapping("/{number}")
    Mono<Rendering> permit(
            @PathVariable String number,
            @RequestParam Optional<Long> after,
            @RequestParam Optional<String> done,
            Locale locale) {
        return queries.caughtUp(Permits.PROJECTION, after)
                .then(customsOf(number))
                .flatMap(actor -> permits.find(actor, number))
                .map(view -> page(view, prefilled(view, locale))
                        .modelAttribute("done", done.orElse(""))
                        .build());
    }

    @PostMapping("/{number}/{kind:declarations|entries|mismatches|releases|demands}")
    Mono<Rendering> send(
            @PathVariable String number, @PathVariable String kind, ServerWebExchange exchange, Locale locale) {
        var what = SandboxMessage.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        return orders.from(exchange, customsOf(number), permits.numbered(number))
                .run(it -> {
                    var form = typed(it.form(), prefilled(it.view(), locale), kind);
                    var message = Form.holding(part(form, kind + ".")).read(SandboxMessage.class);
                    return tell(it.actor(), message.order(what, it.view(), today()));
                })
                .done((it, outcome) -> told(it.view(), outcome, kind))
                .refused((it, refused) -> Mono.just(page(
                                it.view(),
                                typed(it.form(), prefilled(it.view(), locale), kind)
                                        .refused(placed(refused.violations(), kind)))
                        .modelAttribute("done", "")
                        .status(refused.status())
                        .build()));
    }

    /** The same message once more, as a sender does that has heard no answer. */
    @PostMapping("/{number}/again")
    Mono<Rendering> again(@PathVariable String number, ServerWebExchange exchange) {
        return Mono.zip(SentForm.read(exchange), customsOf(number))
                .flatMap(sent -> permits.find(sent.getT2(), number).flatMap(view -> {
                    var messageId = sent.getT1().form().value("messageId");
                    return view.messages().stream()
                            .filter(message -> message.messageId().equals(messageId))
                            .findFirst()
                            .map(message -> tell(sent.getT2(), SandboxMessage.again(view, message))
                                    .map(outcome -> FormOrders.to(told(view, outcome, "again"))))
                            .orElseGet(() -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)));
                }));
    }

    /** Without a key: the message's own number makes it count once. */
    private Mono<Outcome> tell(Actor actor, PermitCommand command) {
        return commands.sendAs(actor, command, Commands.Options.NONE);
    }

    private static String told(PermitView view, Outcome outcome, String kind) {
        return PATH + "/" + view.row().permitNumber() + "?after=" + outcome.position() + "&done="
                + (outcome.version() <= view.row().version() ? "unchanged" : kind);
    }

    private static List<Violation> placed(List<Violation> violations, String kind) {
        return violations.stream()
                .map(violation -> violation.field().isEmpty()
                        ? violation
                        : new Violation(violation.rule(), kind + "." + violation.field(), violation.args()))
                .toList();
    }

    private Rendering.Builder<?> page(PermitView view, Form form) {
        return Rendering.view("permit/sandbox-customs")
                .modelAttribute("kinds", List.of(SandboxMessage.Kind.values()))
                .modelAttribute("permit", view)
                .modelAttribute("standing", PermitValidity.of(view, today()))
                .modelAttribute("form", form);
    }

    /** @param task only permits of which that is to be done, oldest first */
    private Mono<Rendering> picker(String number, Optional<PermitTask> task, HttpStatus status) {
        var filter = task.map(PermitFilter::of).orElse(PermitFilter.ANY);
        var order = task.isPresent() ? PermitOrder.OLDEST_FIRST : PermitOrder.NEWEST_FIRST;
        return Commands.actor()
                .map(Permits::viewer)
                .flatMap(viewer -> queries.one(new FindPermits(viewer, filter, order, 1, NEWEST), PermitListView.class))
                .map(found -> Rendering.view("permit/sandbox-customs-pick")
                        .status(status)
                        .modelAttribute(
                                "permits",
                                found.rows().stream().filter(PermitRow::newest).toList())
                        .modelAttribute("number", number)
                        .modelAttribute("task", task)
                        .modelAttribute("total", found.total())
                        .build());
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
        for (var kind : SandboxMessage.Kind.values()) {
            var path = kind.path() + ".";
            form = form.with(path + "messageId", "CUS-" + UUID.randomUUID())
                    .with(path + "declarationNumber", kind == SandboxMessage.Kind.DECLARATIONS ? fresh : last);
        }
        form = form.with("declarations.importerIdentity", view.row().importerIdentity())
                .with("releases.releasedOn", today().toString())
                .with("mismatches.description", messages.getMessage("permit.customs.mismatch.sample", null, locale))
                .with("demands.description", messages.getMessage("permit.customs.demand.sample", null, locale));
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

    /** Who is played, for a permit that the visitor may see: what customs would be shown is not for everybody. */
    private Mono<Actor> customsOf(String number) {
        return Commands.actor()
                .flatMap(visitor -> permits.find(visitor, number))
                .then(Mono.defer(this::customs));
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
        return form.paths().stream()
                .filter(path -> path.startsWith(prefix))
                .collect(Collectors.toMap(path -> path.substring(prefix.length()), form::value));
    }
}
