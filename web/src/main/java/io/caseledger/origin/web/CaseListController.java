package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseTask;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 案件內容暨進度查詢 (COE0150): find cases by any combination, sorted, paged, exported, live. Everybody sees own cases only (COE0150-03). */
@Controller
@RequestMapping("/origin/certificates")
record CaseListController(Queries queries, CaseLists cases, Lists lists, CaseWords words) {
    private static final ListPage<CaseRow> PAGE = CaseLists.page("origin/cases");

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, @RequestParam Optional<Long> after, Locale locale) {
        return queries.caughtUp(Cases.PROJECTION, after)
                .then(asked(exchange))
                .flatMap(asked -> lists.page(exchange, asked, locale))
                .map(page -> page.model(chooseFrom(locale)).build());
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
        var listing = ListedCases.newestFirst(exchange.getRequest());
        var asked = ListedCases.of(listing);
        return Commands.actor().map(actor -> {
            // whether an empty list can be helped by filing
            var model = Map.<String, Object>of("files", actor.role().files());
            return cases.of(PAGE, actor, listing, asked.filter(), asked.faults(), model);
        });
    }

    private Map<String, List<Option>> chooseFrom(Locale locale) {
        return Map.of(
                "states",
                Arrays.stream(CaseState.values())
                        .map(state -> new Option(state.name(), words.state(state.name(), locale)))
                        .toList(),
                "types",
                FilingPages.types(locale),
                "tasks",
                Arrays.stream(CaseTask.values())
                        .map(task -> new Option(task.name(), words.text("origin.filter.task." + task, locale)))
                        .toList());
    }
}
