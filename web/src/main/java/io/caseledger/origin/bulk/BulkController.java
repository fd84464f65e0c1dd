package io.caseledger.origin.bulk;

import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.FindBulkFilings;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.common.IdentifierFactory;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pages of filing many applications at once (COE0010-17): send a file, see each of its applications filed or refused. */
@Controller
@RequestMapping(BulkController.PATH)
class BulkController {
    static final String PATH = "/origin/bulk";

    private final BulkFilings filings;
    private final BulkPages pages;
    private final Queries queries;
    private final Live live;
    private final Rules rules;

    BulkController(BulkFilings filings, BulkPages pages, Queries queries, Live live, Rules rules) {
        this.filings = filings;
        this.pages = pages;
        this.queries = queries;
        this.live = live;
        this.rules = rules;
    }

    @GetMapping
    Mono<Rendering> list() {
        return BulkFilings.filer().flatMap(actor -> list(actor, List.of()));
    }

    private Mono<Rendering> list(Actor actor, List<String> faults) {
        return own(actor).map(found -> Rendering.view("origin/bulk")
                .modelAttribute("key", IdentifierFactory.getInstance().generateIdentifier())
                .modelAttribute("filings", found)
                .modelAttribute("faults", faults)
                .status(faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .build());
    }

    private Mono<List<BulkFilingView>> own(Actor actor) {
        return queries.list(new FindBulkFilings(actor.accountId()), BulkFilingView.class);
    }

    /** The list of own filings as they come on. */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> liveList() {
        return BulkFilings.filer()
                .flatMapMany(actor -> live.watch(Set.of(Topics.account(actor.accountId())), () -> own(actor)
                        .map(found -> Live.fragment(
                                "bulk-filings", "origin/bulk-parts :: filings", Map.of("filings", found)))));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Rendering> start(ServerWebExchange exchange, Locale locale) {
        return Mono.zip(BulkFilings.filer(), exchange.getMultipartData()).flatMap(sent -> {
            var actor = sent.getT1();
            var parts = sent.getT2();
            return filings.start(actor, fileName(parts), content(parts), key(parts))
                    .map(outcome -> Rendering.redirectTo(
                                    PATH + "/" + outcome.aggregateId() + "?after=" + outcome.position())
                            .status(HttpStatus.SEE_OTHER)
                            .build())
                    .onErrorResume(
                            Rejection.class,
                            rejection -> rejection.details().kind() == Rejection.Kind.INVALID
                                    ? list(actor, texts(rejection, locale))
                                    : Mono.error(rejection));
        });
    }

    private static String fileName(MultiValueMap<String, Part> parts) {
        return parts.getFirst("file") instanceof FilePart file ? file.filename() : "";
    }

    /** A field that was left alone is sent without a name and is no file: nothing was sent. */
    private static Flux<DataBuffer> content(MultiValueMap<String, Part> parts) {
        return parts.getFirst("file") instanceof FilePart file ? file.content() : Flux.empty();
    }

    private static String key(MultiValueMap<String, Part> parts) {
        return parts.getFirst("key") instanceof FormFieldPart field
                        && !field.value().isBlank()
                ? field.value()
                : IdentifierFactory.getInstance().generateIdentifier();
    }

    private List<String> texts(Rejection rejection, Locale locale) {
        return rejection.details().violations().stream()
                .map(violation -> rules.text(violation, locale))
                .distinct()
                .toList();
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable String id, ServerHttpRequest request, @RequestParam Optional<Long> after, Locale locale) {
        var listing = BulkPages.listing(id, request);
        return queries.caughtUp(BulkFilings.PROJECTION, after)
                .then(BulkFilings.filer())
                .flatMap(actor -> pages.of(actor, id, listing, locale))
                .map(shown -> Rendering.view("origin/bulk-filing")
                        .model(shown.model())
                        .modelAttribute("live", shown.liveHref(request.getURI().getRawQuery()))
                        .build());
    }

    /**
     * What changes on the page, as it changes.
     *
     * @param seen {@link BulkPages.Shown#seen} of the page
     */
    @GetMapping(value = "/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            @PathVariable String id, ServerHttpRequest request, @RequestParam Optional<String> seen, Locale locale) {
        var listing = BulkPages.listing(id, request);
        return BulkFilings.filer()
                .flatMapMany(actor -> pages.of(actor, id, listing, locale).flatMapMany(first -> {
                    var before = new HashMap<String, Object>();
                    if (seen.filter(first.seen()::equals).isPresent()) {
                        before.putAll(first.parts());
                    }
                    return live.watch(Set.of(Topics.bulkFiling(id)), () -> pages.of(actor, id, listing, locale)
                            .flatMapIterable(now -> now.changedSince(before)));
                }));
    }

    @GetMapping("/{id}/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            @PathVariable String id, @PathVariable String format, ServerHttpRequest request, Locale locale) {
        var listing = BulkPages.listing(id, request);
        return BulkFilings.filer().flatMap(actor -> pages.export(actor, id, listing, format, locale));
    }
}
