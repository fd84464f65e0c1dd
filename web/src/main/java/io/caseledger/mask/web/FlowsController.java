package io.caseledger.mask.web;

import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.query.ExportLots;
import io.caseledger.mask.query.FindLots;
import io.caseledger.mask.query.LotListView;
import io.caseledger.mask.query.LotRow;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
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

/** 口罩流向登錄作業 (MSK0030): brings in a declaration or permit, lists what is in stock, and declares all drafts of what was brought in. */
@Controller
@RequestMapping(FlowsController.PATH)
class FlowsController {
    static final String PATH = "/mask/flows";
    private static final String NUMBER = "number";
    private static final List<String> NOT_FILTERS = List.of(NUMBER, "done", "seen");

    private final Queries queries;
    private final LoadLots loads;
    private final Exports exports;
    private final Live live;
    private final MessageSource messages;
    private final Clock clock;

    FlowsController(Queries queries, LoadLots loads, Exports exports, Live live, MessageSource messages, Clock clock) {
        this.queries = queries;
        this.loads = loads;
        this.exports = exports;
        this.live = live;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param number declaration or permit to bring in; without, only the list */
    @GetMapping
    Mono<Rendering> show(
            ServerHttpRequest request,
            @RequestParam Optional<String> number,
            @RequestParam(defaultValue = "") String done,
            Locale locale) {
        var asked = number.filter(typed -> !typed.isBlank());
        var query = request.getURI().getRawQuery();
        return actor().flatMap(actor -> Mono.zip(
                        list(actor, listing(request)),
                        asked.isPresent()
                                ? loads.load(actor, asked.get()).map(Optional::of)
                                : Mono.just(Optional.<LoadedLots>empty()))
                .map(found -> rendering(
                        found.getT1(),
                        found.getT2(),
                        done,
                        found.getT2().filter(loaded -> loaded.lots().isEmpty()).isPresent()
                                ? HttpStatus.NOT_FOUND
                                : HttpStatus.OK,
                        query,
                        locale)));
    }

    /** 申報 of everything that waits in drafts of a declaration or permit. */
    @PostMapping("/declare")
    Mono<Rendering> declare(ServerWebExchange exchange, Locale locale) {
        return Mono.zip(exchange.getFormData(), actor().doOnNext(MaskRoles.PARTIES::require))
                .flatMap(sent -> {
                    var number = Optional.ofNullable(sent.getT1().getFirst(NUMBER));
                    return loads.declare(sent.getT2(), number.orElse(""), locale)
                            .zipWhen(loaded -> list(sent.getT2(), listing(exchange.getRequest())));
                })
                .map(found -> rendering(
                        found.getT2(),
                        Optional.of(found.getT1()),
                        "",
                        found.getT1().isAllDeclared() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                        null,
                        locale));
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerHttpRequest request, @RequestParam(defaultValue = "") String seen) {
        var shown = new AtomicReference<>(seen);
        return actor().flatMapMany(actor ->
                live.watch(Set.of(LotPages.declares(actor) ? Viewers.of(actor).topic() : Topics.MASKS), () -> list(
                                actor, listing(request))
                        .filter(list -> !list.seen().equals(shown.getAndSet(list.seen())))
                        .map(list -> Live.fragment("lots", "mask/flows-parts :: lots", list.model()))));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request, @PathVariable String format, Locale locale) {
        var listing = listing(request);
        return actor().map(actor -> {
            var rows = queries.stream(
                    new ExportLots(Viewers.of(actor), ListedLots.filter(listing), ListedLots.order(listing)),
                    LotRow.class);
            var name = text("mask.flow.file", locale) + "-" + RocDate.day(clock.instant());
            return exports.file(format, name, columns(locale), rows);
        });
    }

    private static Mono<Actor> actor() {
        return Commands.actor().doOnNext(MaskRoles.READERS::require);
    }

    private record Shown(Listing listing, LotListView found) {
        String seen() {
            return Integer.toHexString(found.hashCode());
        }

        Map<String, Object> model() {
            var model = new HashMap<String, Object>();
            model.put("listing", listing);
            model.put("found", found);
            return model;
        }
    }

    private Mono<Shown> list(Actor actor, Listing listing) {
        return queries.one(
                        new FindLots(
                                Viewers.of(actor),
                                ListedLots.filter(listing),
                                ListedLots.order(listing),
                                listing.page(),
                                listing.size()),
                        LotListView.class)
                .map(found -> new Shown(listing.found(found.total()), found));
    }

    /** The list's own part of the address: what is brought in is none of its filters. */
    private static Listing listing(ServerHttpRequest request) {
        var listing = Listing.of(request, ListedLots.NEWEST_FIRST, ListedLots.sortable());
        var filters = new LinkedMultiValueMap<>(listing.filters());
        NOT_FILTERS.forEach(filters::remove);
        return new Listing(
                PATH, filters, listing.page(), listing.size(), listing.sort(), listing.descending(), listing.total());
    }

    private Rendering rendering(
            Shown list,
            Optional<LoadedLots> loaded,
            String done,
            HttpStatus status,
            @Nullable String query,
            Locale locale) {
        return Rendering.view("mask/flows")
                .model(list.model())
                .modelAttribute("loaded", loaded)
                .modelAttribute("done", done)
                .modelAttribute("live", PATH + "/live?" + (query == null ? "" : query + "&") + "seen=" + list.seen())
                .modelAttribute("kinds", kinds(locale))
                .modelAttribute(
                        "stocks",
                        List.of(
                                new Option("some", text("mask.flow.stock.some", locale)),
                                new Option("none", text("mask.flow.stock.none", locale))))
                .status(status)
                .build();
    }

    private List<Option> kinds(Locale locale) {
        return Arrays.stream(MaskKind.values())
                .map(kind -> new Option(kind.name(), text("mask.kind." + kind, locale)))
                .toList();
    }

    private List<Column<LotRow>> columns(Locale locale) {
        return List.of(
                column("lotNumber", LotRow::lotNumber, locale),
                column("permitNumber", LotRow::permitNumber, locale),
                column("reference", LotRow::reference, locale),
                column("kind", row -> text("mask.kind." + row.kind(), locale), locale),
                column("product", LotRow::product, locale),
                column("origin", LotRow::origin, locale),
                column("importer", LotRow::importerName, locale),
                column("openedOn", LotRow::openedOn, locale),
                column("imported", LotRow::imported, locale),
                column("returned", LotRow::returned, locale),
                column("flowed", LotRow::flowed, locale),
                column("stock", LotRow::stock, locale));
    }

    private Column<LotRow> column(String name, Function<LotRow, @Nullable Object> value, Locale locale) {
        return new Column<>(text("mask.flow." + name, locale), value);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
