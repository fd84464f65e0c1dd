package io.caseledger.stock.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.query.AlertListView;
import io.caseledger.stock.query.DashboardView;
import io.caseledger.stock.query.FindAlerts;
import io.caseledger.stock.query.TrendView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 口罩庫存儀表板: every piece, now and at any past moment, for the regulator (MSK-60, MSK-62) and, of its own, for the importer (MSK-64). What is shown of the
 * present moves by itself.
 */
@Controller
record DashboardController(Queries queries, Live live, FigureFiles files, Clock clock) {
    static final String ALL = "/mask/dashboard";
    static final String OWN = "/mask/inventory";

    private static final String FILE =
            "/{part:trend|flows|kinds|ages|importers|origins|products|oldest}.{format:csv|xlsx}";

    private static final int ALERTS_SHOWN = 5;
    /** How far back the slider reaches; the field beside it reaches further. */
    private static final Duration SLIDER = Duration.ofDays(FigureFiles.DAYS);

    private static final AlertListView NO_ALERTS = new AlertListView(List.of(), 0, 0);

    private static final Live.Parts<Board> OWN_PARTS = parts();
    private static final Live.Parts<Board> ALL_PARTS = parts().part("alerts", Board::alerts);

    /** What the page shows, and what its fragments need. */
    private record Board(DashboardView figures, TrendView trend, AlertListView alerts, String path, String at) {
        Map<String, Object> model() {
            return Map.of(
                    "board", figures,
                    "trend", trend,
                    "alerts", alerts,
                    "path", path,
                    "own", path.equals(OWN),
                    "at", at);
        }
    }

    private static Live.Parts<Board> parts() {
        return Live.parts("stock/dashboard-parts", Board::model)
                .part(
                        "figures",
                        board -> List.of(
                                board.figures().imported(),
                                board.figures().returned(),
                                board.figures().flowed(),
                                board.figures().stock(),
                                board.figures().lots()))
                .part("trend", Board::trend)
                .part("flows", board -> board.figures().byFlowKind())
                .part("kinds", board -> board.figures().byKind())
                .part("ages", board -> board.figures().byAge())
                .part("importers", board -> board.figures().byImporter())
                .part("origins", board -> board.figures().byOrigin())
                .part("products", board -> board.figures().byProduct())
                .part("oldest", board -> board.figures().oldestLots());
    }

    @GetMapping(ALL)
    Mono<Rendering> all(ServerWebExchange exchange, @RequestParam Optional<String> asOf) {
        return watcher(StockRoles.WATCHERS).flatMap(actor -> page(exchange, actor, ALL, Moment.of(asOf, clock)));
    }

    @GetMapping(OWN)
    Mono<Rendering> own(ServerWebExchange exchange, @RequestParam Optional<String> asOf) {
        return watcher(StockRoles.PARTIES).flatMap(actor -> page(exchange, actor, OWN, Moment.of(asOf, clock)));
    }

    @GetMapping(value = ALL + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> allLive(ServerWebExchange exchange) {
        return watcher(StockRoles.WATCHERS)
                .flatMapMany(actor -> live.page(
                        exchange,
                        Set.of(Topics.STOCK, Topics.ALERTS),
                        () -> board(Viewer.ALL, ALL, Moment.NOW),
                        ALL_PARTS));
    }

    @GetMapping(value = OWN + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> ownLive(ServerWebExchange exchange) {
        return watcher(StockRoles.PARTIES)
                .map(Viewers::of)
                .flatMapMany(viewer -> live.page(
                        exchange, Set.of(viewer.topic(Topics.STOCK)), () -> board(viewer, OWN, Moment.NOW), OWN_PARTS));
    }

    /** One of the tables, whole. */
    @GetMapping({ALL + FILE, OWN + FILE})
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request,
            @PathVariable String part,
            @PathVariable String format,
            @RequestParam Optional<String> asOf,
            Locale locale) {
        var moment = Moment.of(asOf, clock);
        if (!moment.readable()) {
            return Mono.error(new Rejection(
                    Rejection.Kind.INVALID, List.of(Violation.of("stock.MomentIsPast", "asOf", moment.typed()))));
        }
        var own = request.getPath().value().startsWith(OWN);
        return watcher(own ? StockRoles.PARTIES : StockRoles.WATCHERS)
                .map(actor -> files.part(part, Viewers.of(actor), moment.asOf(), format, locale));
    }

    private static Mono<Actor> watcher(StockRoles roles) {
        return Commands.actor().doOnNext(roles::require);
    }

    private Mono<Rendering> page(ServerWebExchange exchange, Actor actor, String path, Moment moment) {
        return board(Viewers.of(actor), path, moment).map(board -> {
            var now = clock.instant();
            var page = Rendering.view("stock/dashboard")
                    .model(board.model())
                    .modelAttribute("moment", moment)
                    .modelAttribute("from", Moment.written(now.minus(SLIDER)))
                    .modelAttribute("to", Moment.written(now))
                    .modelAttribute("steps", SLIDER.toHours())
                    .modelAttribute("step", step(moment, now))
                    .modelAttribute("presets", presets(now));
            if (moment.isNow()) {
                var seen = (path.equals(ALL) ? ALL_PARTS : OWN_PARTS).mark(board);
                page.modelAttribute("live", Live.address(path, exchange, seen));
            }
            return page.status(moment.readable() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                    .build();
        });
    }

    /** Moments beside the slider, each with the end of its message key. */
    private static List<Option> presets(Instant now) {
        return List.of(
                new Option(Moment.written(now.minus(Duration.ofHours(1))), "hour"),
                new Option(Moment.written(now.minus(Duration.ofDays(1))), "day"),
                new Option(Moment.written(now.minus(Duration.ofDays(7))), "week"));
    }

    private static long step(Moment moment, Instant now) {
        return moment.asOf() == null
                ? SLIDER.toHours()
                : Math.clamp(SLIDER.minus(Duration.between(moment.asOf(), now)).toHours(), 0, SLIDER.toHours());
    }

    private Mono<Board> board(Viewer viewer, String path, Moment moment) {
        var asOf = moment.readable() ? moment.asOf() : null;
        return Mono.zip(
                        files.board(viewer, asOf),
                        files.trend(viewer, asOf),
                        // alerts are of now and of everybody: the latest of those that stand
                        path.equals(ALL) && !moment.past()
                                ? queries.one(new FindAlerts(true, null, 1, ALERTS_SHOWN), AlertListView.class)
                                : Mono.just(NO_ALERTS))
                .map(found -> new Board(
                        found.getT1(), found.getT2(), found.getT3(), path, moment.past() ? moment.typed() : ""));
    }
}
