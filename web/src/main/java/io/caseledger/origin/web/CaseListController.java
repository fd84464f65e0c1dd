package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Rules;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 案件內容暨進度查詢 (COE0150): find cases by any combination, sorted, paged, exported, live. Everybody sees own cases only (COE0150-03). */
@Controller
@RequestMapping(CaseListController.PATH)
class CaseListController {
    static final String PATH = "/origin/certificates";

    private final Queries queries;
    private final CaseLists lists;
    private final CaseWords words;
    private final Rules rules;

    CaseListController(Queries queries, CaseLists lists, CaseWords words, Rules rules) {
        this.queries = queries;
        this.lists = lists;
        this.words = words;
        this.rules = rules;
    }

    @GetMapping
    Mono<Rendering> list(ServerHttpRequest request, @RequestParam Optional<Long> after, Locale locale) {
        var listing = listing(request);
        var asked = ListedCases.of(listing);
        return queries.caughtUp(Cases.PROJECTION, after)
                .then(Commands.actor())
                .flatMap(actor -> asked.faults().isEmpty()
                        ? lists.find(Viewers.of(actor), asked.filter(), asked.order(), listing)
                                .map(shown -> rendering(actor, shown, asked, request, locale))
                        : Mono.just(rendering(actor, CaseLists.nothing(listing), asked, request, locale)));
    }

    private Rendering rendering(
            Actor actor, CaseLists.Shown shown, ListedCases asked, ServerHttpRequest request, Locale locale) {
        return Rendering.view("origin/cases")
                .model(chooseFrom(locale))
                .modelAttribute("shown", shown)
                .modelAttribute("listing", shown.listing())
                .modelAttribute("files", files(actor))
                .modelAttribute("live", Live.address(PATH, request, shown.seen()))
                .modelAttribute("faults", rules.said(asked.faults(), locale))
                .status(asked.faults().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            ServerHttpRequest request,
            @RequestParam Optional<String> seen,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        var listing = listing(request);
        var asked = ListedCases.of(listing);
        if (!asked.faults().isEmpty()) {
            return Flux.error(new Rejection(Rejection.Kind.INVALID, asked.faults()));
        }
        return Commands.actor()
                .flatMapMany(actor -> lists.watch(
                        Viewers.of(actor),
                        () -> lists.find(Viewers.of(actor), asked.filter(), asked.order(), listing),
                        "origin/cases-parts",
                        Map.of("files", files(actor)),
                        last == null ? seen.orElse(null) : last));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request, @PathVariable String format, Locale locale) {
        var asked = ListedCases.of(listing(request));
        if (!asked.faults().isEmpty()) {
            return Mono.error(new Rejection(Rejection.Kind.INVALID, asked.faults()));
        }
        return Commands.actor()
                .map(actor -> lists.export(Viewers.of(actor), asked.filter(), asked.order(), format, locale));
    }

    /** Whether an empty list can be helped by filing. */
    private static boolean files(Actor actor) {
        return actor.role() == Role.APPLICANT || actor.role() == Role.AGENT;
    }

    private static Listing listing(ServerHttpRequest request) {
        return CaseLists.at(
                PATH, Listing.of(request, ListedCases.NEWEST_FIRST, ListedCases.sortable()), "after", "done");
    }

    private Map<String, List<Option>> chooseFrom(Locale locale) {
        return Map.of(
                "states",
                Arrays.stream(CaseState.values())
                        .map(state -> new Option(state.name(), words.state(state.name(), locale)))
                        .toList(),
                "types",
                CertificateTypes.all().stream()
                        .map(type -> new Option(type.code(), type.code() + " " + CaseWords.name(type, locale)))
                        .toList());
    }
}
