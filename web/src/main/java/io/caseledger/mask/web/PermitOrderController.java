package io.caseledger.mask.web;

import io.caseledger.mask.contract.CancelPermit;
import io.caseledger.mask.contract.PermitCommand;
import io.caseledger.mask.contract.PermitId;
import io.caseledger.mask.contract.ReissuePermit;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Rules;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Cancelling and reissuing a permit (MSK-06), each asked once more on a page of its own. */
@Controller
@RequestMapping("/mask/permits/{number:[^.]+}/{order:cancel|reissue}")
class PermitOrderController {
    private final PermitPages pages;
    private final Permits permits;
    private final Commands commands;
    private final Rules rules;

    PermitOrderController(PermitPages pages, Permits permits, Commands commands, Rules rules) {
        this.pages = pages;
        this.permits = permits;
        this.commands = commands;
        this.rules = rules;
    }

    @GetMapping
    Mono<Rendering> confirm(@PathVariable String number, @PathVariable String order, Locale locale) {
        return Commands.actor().flatMap(actor -> page(actor, number, order, "", List.of(), HttpStatus.OK, locale));
    }

    @PostMapping
    Mono<Rendering> order(
            @PathVariable String number, @PathVariable String order, ServerWebExchange exchange, Locale locale) {
        return Mono.zip(exchange.getFormData(), Commands.actor()).flatMap(sent -> {
            var form = Form.of(sent.getT1());
            var actor = sent.getT2();
            return permits.find(actor, number)
                    .flatMap(view -> commands.send(
                                    command(order, actor, view, form),
                                    new Commands.Options(form.key(), WriteOffController.version(form)))
                            .map(outcome -> done(order, outcome)))
                    .onErrorResume(
                            Rejection.class,
                            refusal -> refusal.details().kind() == Rejection.Kind.NOT_FOUND
                                    ? Mono.error(refusal)
                                    : page(
                                            actor,
                                            number,
                                            order,
                                            form.value("reason"),
                                            refusal.details().violations().stream()
                                                    .map(violation -> rules.text(violation, locale))
                                                    .toList(),
                                            status(refusal),
                                            locale));
        });
    }

    private static PermitCommand command(String order, Actor actor, PermitView view, Form form) {
        return order.equals("cancel")
                ? new CancelPermit(Permits.idOf(view), reason(form))
                : new ReissuePermit(
                        Permits.idOf(view),
                        new PermitId(Commands.idFor(
                                actor, ReissuePermit.class, view.row().permitId())));
    }

    private static @Nullable String reason(Form form) {
        var typed = form.value("reason").strip();
        return typed.isEmpty() ? null : typed;
    }

    /** A reissue leads to the permit that stands for the expired one. */
    private static Rendering done(String order, Outcome outcome) {
        return PermitPages.to(outcome.number(), outcome.position(), order.equals("cancel") ? "cancel" : "reissued");
    }

    private Mono<Rendering> page(
            Actor actor,
            String number,
            String order,
            String reason,
            List<String> refused,
            HttpStatus status,
            Locale locale) {
        return pages.find(actor, number, null, locale).map(page -> Rendering.view("mask/permit-order")
                .status(status)
                .modelAttribute("it", page)
                .modelAttribute("order", order)
                .modelAttribute(
                        "open",
                        order.equals("cancel")
                                ? page.may().cancel()
                                : page.may().reissue())
                .modelAttribute("reason", reason)
                .modelAttribute("refused", refused)
                .build());
    }

    static HttpStatus status(Rejection refusal) {
        return switch (refusal.details().kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT, STALE -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
    }
}
