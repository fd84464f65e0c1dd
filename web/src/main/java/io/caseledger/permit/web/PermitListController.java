package io.caseledger.permit.web;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitState;
import io.caseledger.permit.query.ExportPermits;
import io.caseledger.permit.query.FindPermits;
import io.caseledger.permit.query.PermitFilter;
import io.caseledger.permit.query.PermitListView;
import io.caseledger.permit.query.PermitOrder;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitTask;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.Texts;
import io.caseledger.shared.web.Viewers;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** 申辦狀況查詢 (MSK-05): permits by day of issue or number, one row each and one more for every revision; sorted, paged, exported, live. */
@Controller
@RequestMapping(PermitListController.PATH)
record PermitListController(Queries queries, Lists lists, PermitWords words, Texts texts, Clock clock) {
    static final String PATH = "/mask/permits";

    private static final ListPage<PermitRow> PAGE = new ListPage<>("permit/permits", "permits");

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, @RequestParam Optional<Long> after, Locale locale) {
        return queries.caughtUp(Permits.PROJECTION, after)
                .then(asked(exchange))
                .flatMap(asked -> lists.page(exchange, asked, locale))
                .map(page -> page.modelAttribute("ways", texts.options("permit.way.", ImportWay.values(), locale))
                        .modelAttribute("tasks", texts.options("permit.list.filter.task.", PermitTask.values(), locale))
                        .modelAttribute("states", texts.options("permit.state.", PermitState.values(), locale))
                        .build());
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange) {
        return asked(exchange).flatMapMany(asked -> lists.live(exchange, asked));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerWebExchange exchange, @PathVariable String format, Locale locale) {
        return asked(exchange).map(asked -> lists.file(asked, format, "permit.list.file", columns(locale), locale));
    }

    private Mono<Listed<PermitRow>> asked(ServerWebExchange exchange) {
        var columns = PermitOrder.Column.values();
        var listing = Listing.of(exchange.getRequest(), "-number", columns);
        var order = new PermitOrder(listing.column(columns), listing.descending());
        var typed = new AskedFilters(listing);
        var filter = filter(typed);
        return Commands.actor().map(actor -> {
            var viewer = Viewers.of(actor);
            return new Listed<>(
                    PAGE,
                    listing,
                    typed.faults(),
                    Set.of(viewer.topic(Topics.PERMITS)),
                    Map.of(
                            "today", RocDate.day(clock.instant()),
                            "files", actor.role().files()),
                    () -> queries.one(
                                    new FindPermits(viewer, filter, order, listing.page(), listing.size()),
                                    PermitListView.class)
                            .map(found -> Shown.of(listing, found)),
                    () -> queries.stream(new ExportPermits(viewer, filter, order), PermitRow.class));
        });
    }

    static PermitFilter filter(AskedFilters typed) {
        var from = typed.day("issuedFrom");
        var to = typed.day("issuedTo");
        typed.period(from, to, "permit.IssuePeriodBeginsBeforeItEnds", "issuedTo");
        return new PermitFilter(
                typed.capitals("permitNumber"),
                from,
                to,
                typed.oneOf("way", ImportWay.values()),
                typed.oneOf("state", PermitState.values()),
                typed.text("importer"),
                typed.text("declarationNumber"),
                typed.text("text"),
                typed.oneOf("task", PermitTask.values()));
    }

    private List<Column<PermitRow>> columns(Locale locale) {
        return List.of(
                new Column<>("permit.list.number", PermitRow::permitNumber),
                new Column<>("permit.list.revision", PermitRow::revision),
                new Column<>(
                        "permit.list.newest",
                        row -> words.text(row.newest() ? "permit.list.newest" : "permit.list.older", locale)),
                new Column<>("permit.list.state", row -> words.text("permit.state." + row.state(), locale)),
                new Column<>("permit.list.issuedOn", PermitRow::issuedOn),
                new Column<>("permit.list.validUntil", PermitRow::validUntil),
                new Column<>("permit.list.revisedAt", PermitRow::revisedAt),
                new Column<>("permit.list.way", row -> words.text("permit.way." + row.way(), locale)),
                new Column<>("permit.list.importer", PermitRow::importerName),
                new Column<>("permit.list.importerIdentity", PermitRow::importerIdentity),
                new Column<>("permit.list.agent", PermitRow::agentName),
                new Column<>("permit.writeOff.medical", PermitRow::medicalPieces),
                new Column<>("permit.writeOff.nonMedical", PermitRow::nonMedicalPieces),
                new Column<>(
                        "permit.list.stage",
                        row -> row.customsStage() == null
                                ? null
                                : words.text("permit.customs.stage." + row.customsStage(), locale)));
    }
}
