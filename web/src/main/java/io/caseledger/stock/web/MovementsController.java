package io.caseledger.stock.web;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.Texts;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.query.ExportMovements;
import io.caseledger.stock.query.FindMovements;
import io.caseledger.stock.query.MovementListView;
import io.caseledger.stock.query.MovementRow;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** 異動明細: the events behind every figure (MSK-60), found by what the figure stands for, and exported. */
@Controller
@RequestMapping(MovementsController.PATH)
record MovementsController(Queries queries, Lists lists, Texts texts, Clock clock) {
    static final String PATH = "/mask/movements";

    private static final ListPage<MovementRow> PAGE = new ListPage<>("stock/movements", "movements");

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, Locale locale) {
        var choices = Map.of(
                "measures", texts.options("stock.measure.", AskedMovements.Measure.values(), locale),
                "flowKinds", texts.options("stock.flowKind.", FlowKind.values(), locale),
                "kinds", texts.options("permit.kind.", MaskKind.values(), locale));
        return asked(exchange)
                .flatMap(asked -> lists.page(exchange, asked, locale))
                .map(page -> page.modelAttribute("choices", choices).build());
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerWebExchange exchange, @PathVariable String format, Locale locale) {
        return asked(exchange).map(asked -> lists.file(asked, format, "stock.movements.file", columns(locale), locale));
    }

    private Mono<Listed<MovementRow>> asked(ServerWebExchange exchange) {
        var listing = Listing.of(exchange.getRequest(), "-at", Set.of("at"));
        var asked = AskedMovements.of(listing, clock);
        return Commands.actor()
                .doOnNext(StockRoles.READERS::require)
                .map(Viewers::of)
                .map(viewer -> new Listed<>(
                        PAGE,
                        listing,
                        asked.faults(),
                        Set.of(),
                        Map.of(),
                        () -> queries.one(
                                        new FindMovements(viewer, asked.filter(), listing.page(), listing.size()),
                                        MovementListView.class)
                                .zipWhen(found -> named(viewer, asked, found))
                                .map(found -> Shown.of(listing, found.getT1(), found.getT2())),
                        () -> queries.stream(new ExportMovements(viewer, asked.filter()), MovementRow.class)));
    }

    /** Importers are found by their account, which says nothing to a reader: their name, also where nothing else fits. */
    private Mono<Map<String, String>> named(Viewer viewer, AskedMovements asked, MovementListView found) {
        return importer(viewer, asked, found).map(names -> {
            var all = new HashMap<>(names);
            if (asked.filter().asOf() instanceof Instant moment) {
                all.put("asOf", Moment.shown(moment));
            }
            return all;
        });
    }

    private Mono<Map<String, String>> importer(Viewer viewer, AskedMovements asked, MovementListView found) {
        var importer = asked.filter().importer();
        return importer == null
                ? Mono.just(Map.of())
                : found.rows().isEmpty()
                        ? queries.one(
                                        new FindMovements(viewer, AskedMovements.allOf(importer), 1, 1),
                                        MovementListView.class)
                                .map(MovementsController::importerName)
                        : Mono.just(importerName(found));
    }

    private static Map<String, String> importerName(MovementListView found) {
        return found.rows().stream()
                .findFirst()
                .map(row -> Map.of("importer", row.importerName()))
                .orElse(Map.of());
    }

    private List<Column<MovementRow>> columns(Locale locale) {
        return List.of(
                new Column<>("stock.movements.position", MovementRow::position),
                new Column<>("stock.movements.at", MovementRow::at),
                new Column<>("stock.movements.measure", row -> measure(row, locale)),
                new Column<>("stock.movements.flowKind", row -> flowKind(row.flowKind(), locale)),
                new Column<>("stock.movements.pieces", MovementRow::pieces),
                new Column<>("stock.movements.stockAfter", MovementRow::stockAfter),
                new Column<>("stock.movements.lotNumber", MovementRow::lotNumber),
                new Column<>("stock.movements.permitNumber", MovementRow::permitNumber),
                new Column<>("stock.movements.importer", MovementRow::importerName),
                new Column<>("stock.movements.receiver", MovementRow::receiver),
                new Column<>("stock.movements.kind", row -> texts.text("permit.kind." + row.kind(), locale)),
                new Column<>("stock.movements.product", MovementRow::product),
                new Column<>("stock.movements.origin", MovementRow::origin),
                new Column<>("stock.movements.on", MovementRow::on),
                new Column<>("stock.movements.openedOn", MovementRow::openedOn),
                new Column<>("stock.movements.actor", MovementRow::actorName),
                new Column<>("stock.movements.eventId", MovementRow::eventId));
    }

    private String measure(MovementRow row, Locale locale) {
        var measure = texts.text("stock.measure." + row.measure(), locale);
        return row.relabels() ? measure + " · " + texts.text("stock.measure.relabelled", locale) : measure;
    }

    private @Nullable String flowKind(@Nullable String kind, Locale locale) {
        return kind == null ? null : texts.text("stock.flowKind." + kind, locale);
    }
}
