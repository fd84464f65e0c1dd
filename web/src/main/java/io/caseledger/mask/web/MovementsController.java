package io.caseledger.mask.web;

import io.caseledger.mask.query.ExportMovements;
import io.caseledger.mask.query.FindMovements;
import io.caseledger.mask.query.MovementListView;
import io.caseledger.mask.query.MovementRow;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** 異動明細: the events behind every figure (MSK-60), found by what the figure stands for, and exported. */
@Controller
@RequestMapping(MovementsController.PATH)
class MovementsController {
    static final String PATH = "/mask/movements";

    private final Queries queries;
    private final Exports exports;
    private final MessageSource messages;
    private final Clock clock;

    MovementsController(Queries queries, Exports exports, MessageSource messages, Clock clock) {
        this.queries = queries;
        this.exports = exports;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> list(ServerHttpRequest request, Locale locale) {
        var listing = Listing.of(request, "-at", Set.of("at"));
        var asked = AskedMovements.of(listing, clock);
        return Commands.actor()
                .doOnNext(MaskRoles.READERS::require)
                .flatMap(actor -> asked.faults().isEmpty()
                        ? queries.one(
                                        new FindMovements(
                                                Viewers.of(actor), asked.filter(), listing.page(), listing.size()),
                                        MovementListView.class)
                                .zipWhen(found -> named(actor, asked, found))
                                .map(found -> rendering(found.getT1(), asked, listing, locale)
                                        .modelAttribute("chipNames", found.getT2())
                                        .build())
                        : Mono.just(rendering(new MovementListView(List.of(), 0, 0, 0, 0), asked, listing, locale)
                                .build()));
    }

    /** Importers are found by their account, which says nothing to a reader: their name, also where nothing else fits. */
    private Mono<Map<String, String>> named(Actor actor, AskedMovements asked, MovementListView found) {
        var importer = asked.filter().importer();
        return importer == null
                ? Mono.just(Map.of())
                : found.rows().isEmpty()
                        ? queries.one(
                                        new FindMovements(Viewers.of(actor), AskedMovements.allOf(importer), 1, 1),
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

    private Rendering.Builder<?> rendering(
            MovementListView found, AskedMovements asked, Listing listing, Locale locale) {
        return Rendering.view("mask/movements")
                .modelAttribute("found", found)
                .modelAttribute("listing", listing.found(found.total()))
                .modelAttribute("faults", asked.faults())
                .modelAttribute("choices", choices(locale))
                .status(asked.faults().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request, @PathVariable String format, Locale locale) {
        var asked = AskedMovements.of(Listing.of(request, "-at", Set.of("at")), clock);
        if (!asked.faults().isEmpty()) {
            return Mono.error(new Rejection(Rejection.Kind.INVALID, "FiltersAreReadable"));
        }
        return Commands.actor()
                .doOnNext(MaskRoles.READERS::require)
                .map(actor -> file(new ExportMovements(Viewers.of(actor), asked.filter()), format, locale));
    }

    private ResponseEntity<Publisher<DataBuffer>> file(ExportMovements query, String format, Locale locale) {
        var rows = queries.stream(query, MovementRow.class);
        var name = text("mask.movements.file", locale) + "-" + RocDate.day(clock.instant());
        return exports.file(format, name, columns(locale), rows);
    }

    private List<Column<MovementRow>> columns(Locale locale) {
        return List.of(
                column("position", MovementRow::position, locale),
                column("at", row -> RocDate.format(row.at()), locale),
                column("measure", row -> measure(row, locale), locale),
                column("flowKind", row -> flowKind(row.flowKind(), locale), locale),
                column("pieces", MovementRow::pieces, locale),
                column("stockAfter", MovementRow::stockAfter, locale),
                column("lotNumber", MovementRow::lotNumber, locale),
                column("permitNumber", MovementRow::permitNumber, locale),
                column("importer", MovementRow::importerName, locale),
                column("receiver", MovementRow::receiver, locale),
                column("kind", row -> text("mask.kind." + row.kind(), locale), locale),
                column("product", MovementRow::product, locale),
                column("origin", MovementRow::origin, locale),
                column("on", MovementRow::on, locale),
                column("openedOn", MovementRow::openedOn, locale),
                column("actor", MovementRow::actorName, locale),
                column("eventId", MovementRow::eventId, locale));
    }

    private Column<MovementRow> column(String name, Function<MovementRow, @Nullable Object> value, Locale locale) {
        return new Column<>(text("mask.movements." + name, locale), value);
    }

    private String measure(MovementRow row, Locale locale) {
        var measure = text("mask.measure." + row.measure(), locale);
        return row.relabels() ? measure + " · " + text("mask.measure.relabelled", locale) : measure;
    }

    private @Nullable String flowKind(@Nullable String kind, Locale locale) {
        return kind == null ? null : text("mask.flowKind." + kind, locale);
    }

    private Map<String, List<Option>> choices(Locale locale) {
        return Map.of(
                "measures", options("mask.measure.", AskedMovements.MEASURES.stream(), locale),
                "flowKinds", options("mask.flowKind.", AskedMovements.FLOW_KINDS.stream(), locale),
                "kinds", options("mask.kind.", AskedMovements.KINDS.stream(), locale));
    }

    private List<Option> options(String prefix, Stream<String> codes, Locale locale) {
        return codes.map(code -> new Option(code, text(prefix + code, locale))).toList();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
