package io.caseledger.permit.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Live;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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

/** The page of a permit (MSK-05): where it stands, what can be done, what was filed, what changed, what customs said, what is in stock; live. */
@Controller
@RequestMapping("/mask/permits/{number:[^.]+}")
record PermitPageController(Queries queries, Permits permits, PermitPages pages, Live live) {
    /** Of {@code permit/permit-parts}. Lots have positions of their own. */
    private static final Live.Parts<PermitPage> PARTS = Live.parts(
                    "permit/permit-parts", (PermitPage page) -> Map.of("it", page))
            .at(PermitPage::seen)
            .part("permit-head", page -> List.of(page.row(), page.standing()))
            .part("permit-steps", PermitPage::steps)
            .part("permit-next", page -> List.of(page.view(), page.standing(), page.may(), page.next()))
            .part(
                    "permit-side",
                    page -> List.of(page.row(), page.closed(), page.remaining(), page.stock(), page.lots()))
            .part("permit-document", page -> List.of(page.row(), page.document()))
            .part("permit-revisions", PermitPage::revisions)
            .part("permit-customs", PermitPage::view)
            .part("permit-stock", page -> List.of(page.view(), page.lots(), page.moreLots()))
            .part("permit-history", PermitPage::history);

    /**
     * @param revision which version's data; the one that holds where it is missing
     * @param after log position that the page must have taken in: of the reader's own order
     */
    @GetMapping
    Mono<Rendering> show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "") String done,
            Locale locale) {
        return queries.caughtUp(Permits.PROJECTION, after)
                .then(Commands.actor())
                .flatMap(actor -> pages.find(actor, number, revision, locale))
                .map(page -> Rendering.view("permit/permit")
                        .modelAttribute("it", page)
                        .modelAttribute("asked", revision == null ? "" : revision.toString())
                        .modelAttribute("done", done)
                        .build());
    }

    /** What changes on the page, as it changes. */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer revision,
            ServerWebExchange exchange,
            Locale locale) {
        return Commands.actor()
                .flatMapMany(actor -> permits.find(actor, number, revision).flatMapMany(view -> {
                    var topics = Set.of(Topics.theCase(view.row().permitNumber()));
                    return live.page(exchange, topics, () -> pages.find(actor, number, revision, locale), PARTS);
                }));
    }
}
