package io.caseledger.mask.web;

import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
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

/** The page of a permit (MSK-05): where it stands, what can be done, what was filed, what changed, what customs said, what is in stock; live. */
@Controller
@RequestMapping("/mask/permits/{number:[^.]+}")
class PermitPageController {
    /** Element ids and the fragments that fill them. */
    private static final Map<String, String> PARTS = Map.of(
            "permit-head", "permitHead",
            "permit-steps", "permitSteps",
            "permit-next", "permitNext",
            "permit-side", "permitSide",
            "permit-document", "permitDocument",
            "permit-revisions", "permitRevisions",
            "permit-customs", "permitCustoms",
            "permit-stock", "permitStock",
            "permit-history", "permitHistory");

    private final Queries queries;
    private final PermitPages pages;
    private final Live live;

    PermitPageController(Queries queries, PermitPages pages, Live live) {
        this.queries = queries;
        this.pages = pages;
        this.live = live;
    }

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
                .map(page -> Rendering.view("mask/permit")
                        .modelAttribute("it", page)
                        .modelAttribute("asked", revision == null ? "" : revision.toString())
                        .modelAttribute("done", done)
                        .build());
    }

    /**
     * What changes on the page, as it changes.
     *
     * @param seen what the page shows; nothing is sent before that differs
     */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            Locale locale) {
        return Commands.actor().flatMapMany(actor -> pages.find(actor, number, revision, locale)
                .flatMapMany(first -> {
                    var shown = new AtomicReference<>(last == null ? seen : last);
                    var topics = Set.of(Topics.theCase(first.row().permitNumber()));
                    return live.watch(topics, () -> pages.find(actor, number, revision, locale)
                            .flatMapIterable(page -> changed(page, shown)));
                }));
    }

    /** All parts: the browser leaves those alone that are the same. */
    private static List<ServerSentEvent<Fragment>> changed(PermitPage page, AtomicReference<String> shown) {
        return page.seen().equals(shown.getAndSet(page.seen()))
                ? List.of()
                : PARTS.entrySet().stream()
                        .map(part -> ServerSentEvent.<Fragment>builder(
                                        Fragment.create("mask/permit-parts :: " + part.getValue(), Map.of("it", page)))
                                .event(part.getKey())
                                .id(page.seen())
                                .build())
                        .toList();
    }
}
