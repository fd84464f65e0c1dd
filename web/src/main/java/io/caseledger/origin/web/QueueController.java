package io.caseledger.origin.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 待審案件: the issuing unit's work queue (REV-01), live, so that everybody sees who has what. */
@Controller
@RequestMapping(WorkQueue.PATH)
class QueueController {
    private static final String TAB = "tab";

    private final Queries queries;
    private final CaseLists lists;
    private final WorkQueue queue;

    QueueController(Queries queries, CaseLists lists, WorkQueue queue) {
        this.queries = queries;
        this.lists = lists;
        this.queue = queue;
    }

    @GetMapping
    Mono<Rendering> show(
            ServerHttpRequest request,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String decided) {
        var listing = listing(request);
        var tab = tab(listing);
        return queries.caughtUp(Cases.PROJECTION, after).then(officer()).flatMap(officer -> find(officer, tab, listing)
                .map(shown -> Rendering.view("origin/queue")
                        .model(model(officer, tab))
                        .modelAttribute("shown", shown)
                        .modelAttribute("listing", shown.listing())
                        .modelAttribute("done", done)
                        .modelAttribute("decided", decided)
                        .modelAttribute("live", Live.address(WorkQueue.PATH, request, shown.seen()))
                        .build()));
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            ServerHttpRequest request,
            @RequestParam Optional<String> seen,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        var listing = listing(request);
        var tab = tab(listing);
        return officer()
                .flatMapMany(officer -> lists.watch(
                        Viewers.of(officer),
                        () -> find(officer, tab, listing),
                        "origin/queue-parts",
                        model(officer, tab),
                        last == null ? seen.orElse(null) : last));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request, @PathVariable String format, Locale locale) {
        var listing = listing(request);
        return officer()
                .map(officer -> lists.export(
                        Viewers.of(officer), tab(listing).filter(officer), ListedCases.order(listing), format, locale));
    }

    /** One key for "the next one, please": takes the oldest waiting case and opens its review. */
    @PostMapping("/next")
    Mono<Rendering> next(ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), officer())
                .flatMap(sent -> queue.takeNext(
                        sent.getT2(),
                        CaseOrders.text(sent.getT1(), "number"),
                        CaseOrders.text(sent.getT1(), CaseOrders.KEY)))
                .map(address -> Rendering.redirectTo(address).build());
    }

    private Mono<CaseLists.Shown> find(Actor officer, WorkQueue.Tab tab, Listing listing) {
        return Mono.zip(
                        lists.find(Viewers.of(officer), tab.filter(officer), ListedCases.order(listing), listing),
                        queue.counts(officer))
                .map(found -> new CaseLists.Shown(
                        found.getT1().listing(), found.getT1().rows(), found.getT2()));
    }

    private static Map<String, Object> model(Actor officer, WorkQueue.Tab tab) {
        return Map.of("officer", officer.accountId(), "tab", tab, "tabs", List.of(WorkQueue.Tab.values()));
    }

    private static Listing listing(ServerHttpRequest request) {
        return CaseLists.at(
                WorkQueue.PATH,
                Listing.of(request, ListedCases.OLDEST_FIRST, ListedCases.sortable()),
                "after",
                "done",
                "decided");
    }

    private static WorkQueue.Tab tab(Listing listing) {
        var word = listing.filter(TAB);
        return Arrays.stream(WorkQueue.Tab.values())
                .filter(tab -> word.isEmpty()
                        ? tab == WorkQueue.Tab.UNASSIGNED
                        : tab.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, TAB));
    }

    /** The signed-in officer; anybody else is refused. */
    static Mono<Actor> officer() {
        return Commands.actor().map(actor -> {
            if (!CasePages.isOfficer(actor)) {
                throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheUnitsOfficersReview");
            }
            return actor;
        });
    }
}
