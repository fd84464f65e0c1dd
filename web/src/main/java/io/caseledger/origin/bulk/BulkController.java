package io.caseledger.origin.bulk;

import io.caseledger.origin.query.BulkFilingListView;
import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.FindBulkFilings;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.TakesFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
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
record BulkController(
        BulkFilings filings, BulkPages pages, Queries queries, Live live, Lists lists, FormOrders orders) {
    static final String PATH = "/origin/bulk";

    private static final ListPage<BulkFilingView> OWN = new ListPage<>("origin/bulk", "bulk-filings");

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, Locale locale) {
        return BulkFilings.filer().flatMap(actor -> list(exchange, actor, List.of(), HttpStatus.OK, locale));
    }

    /** @param refused why a file was not taken in */
    private Mono<Rendering> list(
            ServerWebExchange exchange, Actor actor, List<String> refused, HttpStatus status, Locale locale) {
        return lists.page(exchange, own(exchange, actor), locale).map(page -> page.modelAttribute("form", Form.blank())
                .modelAttribute("refused", refused)
                .status(status)
                .build());
    }

    private Listed<BulkFilingView> own(ServerWebExchange exchange, Actor actor) {
        var listing = Listing.of(exchange.getRequest(), "-startedAt", Set.of("startedAt"));
        var filters = new AskedFilters(listing);
        var fileName = filters.text("fileName");
        return new Listed<>(
                OWN,
                listing,
                filters.faults(),
                Set.of(Topics.account(actor.accountId())),
                Map.of(),
                () -> queries.one(
                                new FindBulkFilings(
                                        actor.accountId(),
                                        fileName,
                                        listing.descending(),
                                        listing.page(),
                                        listing.size()),
                                BulkFilingListView.class)
                        .map(found -> Shown.of(listing, found)),
                Flux::empty);
    }

    /** The list of own filings as they come on. */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> liveList(ServerWebExchange exchange) {
        return BulkFilings.filer().flatMapMany(actor -> lists.live(exchange, own(exchange, actor)));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @TakesFiles(megabytes = 21)
    Mono<Rendering> start(ServerWebExchange exchange) {
        return orders.from(exchange, BulkFilings.filer(), FormOrders.Subject.unversioned(Mono::just))
                .run(it -> {
                    var file =
                            it.files().getOrDefault("file", List.of()).stream().findFirst();
                    return filings.start(
                            it.actor(),
                            file.map(FilePart::filename).orElse(""),
                            file.map(FilePart::content).orElse(Flux.empty()),
                            Objects.requireNonNullElseGet(it.options().key(), () -> IdentifierFactory.getInstance()
                                    .generateIdentifier()));
                })
                .done((it, outcome) -> PATH + "/" + outcome.aggregateId() + "?after=" + outcome.position())
                .refused((it, refused) -> list(exchange, it.view(), refused.texts(), refused.status(), it.locale()));
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable String id, ServerWebExchange exchange, @RequestParam Optional<Long> after, Locale locale) {
        var listing = BulkPages.listing(exchange.getRequest());
        return queries.caughtUp(BulkFilings.PROJECTION, after)
                .then(BulkFilings.filer())
                .flatMap(actor -> pages.of(actor, id, listing, locale))
                .map(shown -> Rendering.view("origin/bulk-filing")
                        .model(shown.model())
                        .modelAttribute("live", Live.address(listing.path(), exchange, BulkPages.PARTS.mark(shown)))
                        .build());
    }

    /** What changes on the page, as it changes. */
    @GetMapping(value = "/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(@PathVariable String id, ServerWebExchange exchange, Locale locale) {
        var listing = BulkPages.listing(exchange.getRequest());
        return BulkFilings.filer()
                .flatMapMany(actor -> live.page(
                        exchange,
                        Set.of(Topics.bulkFiling(id)),
                        () -> pages.of(actor, id, listing, locale),
                        BulkPages.PARTS));
    }

    @GetMapping("/{id}/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            @PathVariable String id, @PathVariable String format, ServerHttpRequest request, Locale locale) {
        var listing = BulkPages.listing(request);
        return BulkFilings.filer().flatMap(actor -> pages.export(actor, id, listing, format, locale));
    }
}
