package io.caseledger.origin.web;

import io.caseledger.origin.query.CaseRow;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.SentForm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
record QueueController(Queries queries, CaseLists cases, Lists lists, WorkQueue queue) {
    private static final String TAB = "tab";

    private static final ListPage<CaseRow> PAGE = CaseLists.page("origin/queue");

    @GetMapping
    Mono<Rendering> show(
            ServerWebExchange exchange,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String decided,
            Locale locale) {
        return queries.caughtUp(Cases.PROJECTION, after)
                .then(asked(exchange))
                .flatMap(asked -> lists.page(exchange, asked, locale))
                .map(page -> page.modelAttribute("done", done)
                        .modelAttribute("decided", decided)
                        .build());
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange) {
        return asked(exchange).flatMapMany(asked -> lists.live(exchange, asked));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerWebExchange exchange, @PathVariable String format, Locale locale) {
        return asked(exchange).map(asked -> cases.file(asked, format, locale));
    }

    private Mono<Listed<CaseRow>> asked(ServerWebExchange exchange) {
        var listing = ListedCases.oldestFirst(exchange.getRequest());
        var tab = tab(listing);
        var filters = new AskedFilters(listing);
        filters.text(TAB);
        var text = filters.text("text");
        var tabs = List.of(WorkQueue.Tab.values());
        return officer().map(officer -> {
            var model = Map.of("may", new WorkQueue.Offers(officer), "tab", tab, "tabs", (Object) tabs);
            return cases.of(PAGE, officer, listing, tab.filter(officer, text), filters.faults(), model)
                    .beside(() -> queue.counts(officer));
        });
    }

    /** One key for "the next one, please": takes the oldest waiting case and opens its review. */
    @PostMapping("/next")
    Mono<Rendering> next(ServerWebExchange exchange) {
        return Mono.zip(SentForm.read(exchange), officer())
                .flatMap(sent -> {
                    var form = sent.getT1().form();
                    return queue.takeNext(sent.getT2(), form.optional("number"), form.optional(Form.KEY));
                })
                .map(FormOrders::to);
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
                throw new Rejection(Rejection.Kind.FORBIDDEN, "origin.OnlyTheUnitsOfficersReview");
            }
            return actor;
        });
    }
}
