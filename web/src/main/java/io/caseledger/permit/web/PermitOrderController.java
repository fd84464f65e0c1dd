package io.caseledger.permit.web;

import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.FormOrders;
import java.util.List;
import java.util.Locale;
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
record PermitOrderController(PermitPages pages, Permits permits, FormOrders orders) {
    @GetMapping
    Mono<Rendering> confirm(@PathVariable String number, @PathVariable String order, Locale locale) {
        return Commands.actor().flatMap(actor -> page(actor, number, order, "", List.of(), HttpStatus.OK, locale));
    }

    /** A reissue leads to the permit that stands for the expired one. */
    @PostMapping
    Mono<Rendering> order(@PathVariable String number, @PathVariable String order, ServerWebExchange exchange) {
        return orders.from(exchange, Commands.actor(), permits.numbered(number))
                .send(it -> command(order, it))
                .done((it, outcome) -> PermitPages.after(outcome, order.equals("cancel") ? "cancel" : "reissued"))
                .refused((it, refused) -> page(
                        it.actor(),
                        number,
                        order,
                        it.form().value("reason"),
                        refused.texts(),
                        refused.status(),
                        it.locale()));
    }

    private static PermitCommand command(String order, FormOrders.Order<PermitView> it) {
        var id = Permits.idOf(it.view());
        return order.equals("cancel")
                ? new CancelPermit(id, it.form().optional("reason"))
                : new ReissuePermit(id, new PermitId(Commands.idFor(it.actor(), ReissuePermit.class, id.value())));
    }

    private Mono<Rendering> page(
            Actor actor,
            String number,
            String order,
            String reason,
            List<String> refused,
            HttpStatus status,
            Locale locale) {
        return pages.find(actor, number, null, locale).map(page -> Rendering.view("permit/permit-order")
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
}
