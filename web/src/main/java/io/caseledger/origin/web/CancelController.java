package io.caseledger.origin.web;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Lists;
import java.util.Locale;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 申請取消作業 (COE0050): what can still be cancelled by whom looks, then the case to look at once more, then the order. */
@Controller
@RequestMapping(CancelController.PATH)
record CancelController(Cases cases, CasePages pages, FormOrders orders, CaseLists caseLists, Lists lists) {
    static final String PATH = "/origin/cancel";

    private static final ListPage<CaseRow> PAGE = CaseLists.page("origin/cancellable");

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, Locale locale) {
        return asked(exchange)
                .flatMap(asked -> lists.page(exchange, asked, locale))
                .map(Rendering.Builder::build);
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange) {
        return asked(exchange).flatMapMany(asked -> lists.live(exchange, asked));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerWebExchange exchange, @PathVariable String format, Locale locale) {
        return asked(exchange).map(asked -> caseLists.file(asked, format, locale));
    }

    /** Applicants cancel what is received, officers what is approved and not yet handed over. */
    private Mono<Listed<CaseRow>> asked(ServerWebExchange exchange) {
        var listing = ListedCases.newestFirst(exchange.getRequest());
        var asked = ListedCases.of(listing);
        var typed = asked.filter();
        return Commands.actor().map(actor -> {
            var officer = CasePages.isOfficer(actor);
            var state = officer ? CaseState.APPROVED : CaseState.RECEIVED;
            var filter = CaseFilter.inState(state.name(), null, typed.receiptNumber(), typed.text());
            return caseLists.of(PAGE, actor, listing, filter, asked.faults(), Map.of("officer", officer));
        });
    }

    /** The case to look at once more; one that cannot be cancelled any more says so on its own page. */
    @GetMapping("/{number}")
    Mono<Rendering> confirm(@PathVariable String number, Locale locale) {
        return Commands.actor()
                .flatMap(actor -> pages.find(actor, number, locale))
                .map(page -> Rendering.view("origin/cancel")
                        .modelAttribute("it", page)
                        .modelAttribute("typed", Map.of())
                        .build());
    }

    @PostMapping("/{number}")
    Mono<Rendering> cancel(@PathVariable String number, ServerWebExchange exchange) {
        return orders.from(exchange, Commands.actor(), cases.numbered(number))
                .send(it ->
                        new CancelCertificate(Cases.idOf(it.view()), it.form().optional("reason")))
                .done((it, outcome) -> CasePages.after(outcome, "cancel"))
                .refused((it, refused) -> pages.of(it.actor(), it.view(), it.locale())
                        .map(page -> Rendering.view("origin/cancel")
                                .modelAttribute("it", page)
                                .modelAttribute("refused", refused)
                                .modelAttribute("typed", it.form().text())
                                .status(refused.status())
                                .build()));
    }
}
