package io.caseledger.stock.web;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.Texts;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.query.ExportLots;
import io.caseledger.stock.query.FindLots;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotListView;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.LotRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 口罩流向登錄作業 (MSK0030): brings in a declaration or permit, lists what is in stock, and declares all drafts of what was brought in. */
@Controller
@RequestMapping(FlowsController.PATH)
record FlowsController(Queries queries, LoadLots loads, Lists lists, Texts texts) {
    static final String PATH = "/mask/flows";
    private static final String NUMBER = "number";
    private static final ListPage<LotRow> PAGE = new ListPage<>("stock/flows", "lots");

    /** @param number declaration or permit to bring in; without, only the list */
    @GetMapping
    Mono<Rendering> show(
            ServerWebExchange exchange,
            @RequestParam Optional<String> number,
            @RequestParam(defaultValue = "") String done,
            Locale locale) {
        var asked = number.filter(typed -> !typed.isBlank());
        return actor().flatMap(actor -> asked.isPresent()
                        ? loads.load(actor, asked.get()).map(Optional::of)
                        : Mono.just(Optional.<LoadedLots>empty()))
                .flatMap(loaded -> page(
                        exchange,
                        loaded,
                        done,
                        loaded.filter(found -> found.lots().isEmpty()).isPresent()
                                ? HttpStatus.NOT_FOUND
                                : HttpStatus.OK,
                        locale));
    }

    /** 申報 of everything that waits in drafts of a declaration or permit. */
    @PostMapping("/declare")
    Mono<Rendering> declare(ServerWebExchange exchange, Locale locale) {
        return Mono.zip(exchange.getFormData(), actor().doOnNext(StockRoles.PARTIES::require))
                .flatMap(sent -> {
                    var number = Optional.ofNullable(sent.getT1().getFirst(NUMBER));
                    return loads.declare(sent.getT2(), number.orElse(""), locale);
                })
                .flatMap(loaded -> page(
                        exchange,
                        Optional.of(loaded),
                        "",
                        loaded.isAllDeclared() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                        locale));
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange) {
        return asked(exchange).flatMapMany(asked -> lists.live(exchange, asked));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerWebExchange exchange, @PathVariable String format, Locale locale) {
        return asked(exchange).map(asked -> lists.file(asked, format, "stock.flow.file", columns(locale), locale));
    }

    private static Mono<Actor> actor() {
        return Commands.actor().doOnNext(StockRoles.READERS::require);
    }

    /** @param withStock said in other words by pages than by machines */
    static LotFilter filter(AskedFilters asked, @Nullable Boolean withStock) {
        return new LotFilter(
                asked.capitals("permitNumber"),
                asked.capitals("reference"),
                asked.capitals("lotNumber"),
                asked.oneOf("kind", MaskKind.values()),
                asked.code("origin", "countries"),
                asked.text("importer"),
                withStock,
                asked.text("text"),
                asked.either("reminded", "true", "false"));
    }

    private Mono<Listed<LotRow>> asked(ServerWebExchange exchange) {
        var columns = LotOrder.Column.values();
        var listing = Listing.of(exchange.getRequest(), "-openedOn", columns)
                .without(NUMBER)
                .at(PATH);
        var order = new LotOrder(listing.column(columns), listing.descending());
        var asked = new AskedFilters(listing);
        var filter = filter(asked, asked.either("stock", "some", "none"));
        return actor().map(Viewers::of)
                .map(viewer -> new Listed<>(
                        PAGE,
                        listing,
                        asked.faults(),
                        Set.of(viewer.topic(Topics.STOCK)),
                        Map.of(),
                        () -> queries.one(
                                        new FindLots(viewer, filter, order, listing.page(), listing.size()),
                                        LotListView.class)
                                .map(found -> Shown.of(listing, found)),
                        () -> queries.stream(new ExportLots(viewer, filter, order), LotRow.class)));
    }

    private Mono<Rendering> page(
            ServerWebExchange exchange, Optional<LoadedLots> loaded, String done, HttpStatus status, Locale locale) {
        var stocks = List.of(
                new Option("some", texts.text("stock.flow.stock.some", locale)),
                new Option("none", texts.text("stock.flow.stock.none", locale)));
        var reminded = List.of(
                new Option("true", texts.text("stock.flow.reminded.true", locale)),
                new Option("false", texts.text("stock.flow.reminded.false", locale)));
        return asked(exchange)
                .flatMap(asked -> lists.page(exchange, asked, locale))
                .map(page -> (status.isError() ? page.status(status) : page)
                        .modelAttribute("reminded", reminded)
                        .modelAttribute("loaded", loaded)
                        .modelAttribute("done", done)
                        .modelAttribute("kinds", texts.options("permit.kind.", MaskKind.values(), locale))
                        .modelAttribute("stocks", stocks)
                        .build());
    }

    private List<Column<LotRow>> columns(Locale locale) {
        return List.of(
                new Column<>("stock.flow.lotNumber", LotRow::lotNumber),
                new Column<>("stock.flow.permitNumber", LotRow::permitNumber),
                new Column<>("stock.flow.reference", LotRow::reference),
                new Column<>("stock.flow.kind", row -> texts.text("permit.kind." + row.kind(), locale)),
                new Column<>("stock.flow.product", LotRow::product),
                new Column<>("stock.flow.origin", LotRow::origin),
                new Column<>("stock.flow.importer", LotRow::importerName),
                new Column<>("stock.flow.openedOn", LotRow::openedOn),
                new Column<>("stock.flow.imported", LotRow::imported),
                new Column<>("stock.flow.returned", LotRow::returned),
                new Column<>("stock.flow.flowed", LotRow::flowed),
                new Column<>("stock.flow.stock", LotRow::stock));
    }
}
