package io.caseledger.origin.web;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Viewers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 申請取消作業 (COE0050): what can still be cancelled by whom looks, then the case to look at once more, then the order. */
@Controller
@RequestMapping(CancelController.PATH)
class CancelController {
    static final String PATH = "/origin/cancel";

    private final Commands commands;
    private final Cases cases;
    private final CasePages pages;
    private final CaseOrders orders;
    private final CaseLists lists;

    CancelController(Commands commands, Cases cases, CasePages pages, CaseOrders orders, CaseLists lists) {
        this.commands = commands;
        this.cases = cases;
        this.pages = pages;
        this.orders = orders;
        this.lists = lists;
    }

    @GetMapping
    Mono<Rendering> list(ServerHttpRequest request) {
        var listing = listing(request);
        return Commands.actor().flatMap(actor -> lists.find(
                        Viewers.of(actor), cancellable(actor, listing), ListedCases.order(listing), listing)
                .map(shown -> Rendering.view("origin/cancellable")
                        .modelAttribute("shown", shown)
                        .modelAttribute("listing", shown.listing())
                        .modelAttribute("officer", CasePages.isOfficer(actor))
                        .modelAttribute("live", Live.address(PATH, request, shown.seen()))
                        .build()));
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            ServerHttpRequest request,
            @RequestParam Optional<String> seen,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        var listing = listing(request);
        return Commands.actor()
                .flatMapMany(actor -> lists.watch(
                        Viewers.of(actor),
                        () -> lists.find(
                                Viewers.of(actor), cancellable(actor, listing), ListedCases.order(listing), listing),
                        "origin/cancellable-parts",
                        Map.of("officer", CasePages.isOfficer(actor)),
                        last == null ? seen.orElse(null) : last));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request, @PathVariable String format, Locale locale) {
        var listing = listing(request);
        return Commands.actor()
                .map(actor -> lists.export(
                        Viewers.of(actor), cancellable(actor, listing), ListedCases.order(listing), format, locale));
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
    Mono<Rendering> cancel(@PathVariable String number, ServerWebExchange exchange, Locale locale) {
        return Mono.zip(exchange.getFormData(), Commands.actor()).flatMap(sent -> {
            var form = sent.getT1();
            var actor = sent.getT2();
            return cases.find(actor, number)
                    .flatMap(view -> commands.send(
                            new CancelCertificate(Cases.idOf(view), CaseOrders.text(form, "reason")),
                            CaseOrders.options(form)))
                    .map(outcome -> Rendering.redirectTo("/origin/certificates/" + outcome.number() + "?after="
                                    + outcome.position() + "&done=cancel")
                            .build())
                    .onErrorResume(CaseOrders::isRefusal, error -> orders.refused(
                                    CaseOrders.refusal(error), actor, number, CaseOrders.version(form), locale)
                            .map(refused -> Rendering.view("origin/cancel")
                                    .modelAttribute("it", refused.page())
                                    .modelAttribute("refused", refused)
                                    .modelAttribute("typed", form.toSingleValueMap())
                                    .status(refused.status())
                                    .build()));
        });
    }

    /** Applicants cancel what is received, officers what is approved and not yet handed over. */
    private static CaseFilter cancellable(Actor actor, Listing listing) {
        var state = CasePages.isOfficer(actor) ? CaseState.APPROVED : CaseState.RECEIVED;
        var asked = ListedCases.of(listing).filter();
        return new CaseFilter(
                asked.receiptNumber(),
                null,
                null,
                state.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                asked.text());
    }

    private static Listing listing(ServerHttpRequest request) {
        return CaseLists.at(
                PATH, Listing.of(request, ListedCases.NEWEST_FIRST, ListedCases.sortable()), "after", "done");
    }
}
