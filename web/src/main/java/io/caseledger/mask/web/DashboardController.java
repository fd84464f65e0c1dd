package io.caseledger.mask.web;

import io.caseledger.mask.query.AlertListView;
import io.caseledger.mask.query.DashboardView;
import io.caseledger.mask.query.FindAlerts;
import io.caseledger.mask.query.ReadDashboard;
import io.caseledger.mask.query.ReadTrend;
import io.caseledger.mask.query.TrendView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 口罩庫存儀表板: every piece, now and at any past moment, for the regulator (MSK-60, MSK-62) and, of its own, for the importer (MSK-64). What is shown of the
 * present moves by itself.
 */
@Controller
class DashboardController {
    static final String ALL = "/mask/dashboard";
    static final String OWN = "/mask/inventory";

    private static final String FILE =
            "/{part:trend|flows|kinds|ages|importers|origins|products|oldest}.{format:csv|xlsx}";

    private static final int DAYS_SHOWN = 30;
    private static final int ALERTS_SHOWN = 5;
    /** How far back the slider reaches; the field beside it reaches further. */
    private static final Duration SLIDER = Duration.ofDays(DAYS_SHOWN);

    private static final String PARTS = "mask/dashboard-parts :: ";
    private static final List<String> FRAGMENTS =
            List.of("figures", "trend", "flows", "kinds", "ages", "importers", "origins", "products", "oldest");

    private final Queries queries;
    private final Live live;
    private final FigureFiles files;
    private final Clock clock;

    DashboardController(Queries queries, Live live, FigureFiles files, Clock clock) {
        this.queries = queries;
        this.live = live;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping(ALL)
    Mono<Rendering> all(@RequestParam Optional<String> asOf) {
        return watcher(MaskRoles.WATCHERS).flatMap(actor -> page(actor, ALL, Moment.of(asOf, clock)));
    }

    @GetMapping(OWN)
    Mono<Rendering> own(@RequestParam Optional<String> asOf) {
        return watcher(MaskRoles.PARTIES).flatMap(actor -> page(actor, OWN, Moment.of(asOf, clock)));
    }

    @GetMapping(value = ALL + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> allLive() {
        return watcher(MaskRoles.WATCHERS)
                .flatMapMany(actor -> Flux.merge(watch(Viewer.ALL, Topics.MASKS, ALL), watchAlerts()));
    }

    @GetMapping(value = OWN + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> ownLive() {
        return watcher(MaskRoles.PARTIES)
                .map(Viewers::of)
                .flatMapMany(viewer -> watch(viewer, Topics.account(viewer.id()), OWN));
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
            return Mono.error(new Rejection(Rejection.Kind.INVALID, "FiltersAreReadable"));
        }
        var own = request.getPath().value().startsWith(OWN);
        return watcher(own ? MaskRoles.PARTIES : MaskRoles.WATCHERS)
                .map(actor ->
                        files.part(FigureFiles.Part.named(part), Viewers.of(actor), moment.asOf(), format, locale));
    }

    private static Mono<Actor> watcher(MaskRoles roles) {
        return Commands.actor().doOnNext(roles::require);
    }

    private Mono<Rendering> page(Actor actor, String path, Moment moment) {
        // alerts are of now and of everybody
        var alerts = path.equals(ALL) && !moment.past() ? alerts() : Mono.just(new AlertListView(List.of(), 0, 0));
        return model(Viewers.of(actor), path, moment).flatMap(model -> {
            var now = clock.instant();
            return alerts.map(standing -> Rendering.view("mask/dashboard")
                    .model(model)
                    .modelAttribute("alerts", standing)
                    .modelAttribute("moment", moment)
                    .modelAttribute("from", Moment.written(now.minus(SLIDER)))
                    .modelAttribute("to", Moment.written(now))
                    .modelAttribute("steps", SLIDER.toHours())
                    .modelAttribute("step", step(moment, now))
                    .status(moment.readable() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                    .build());
        });
    }

    private static long step(Moment moment, Instant now) {
        return moment.asOf() == null
                ? SLIDER.toHours()
                : Math.clamp(SLIDER.minus(Duration.between(moment.asOf(), now)).toHours(), 0, SLIDER.toHours());
    }

    private Flux<ServerSentEvent<Fragment>> watch(Viewer viewer, String topic, String path) {
        var now = new Moment("", null, true);
        return live.watch(Set.of(topic), () -> model(viewer, path, now).flatMapIterable(model -> FRAGMENTS.stream()
                .map(name -> Live.fragment(name, PARTS + name, model))
                .toList()));
    }

    private Flux<ServerSentEvent<Fragment>> watchAlerts() {
        return live.watch(Set.of(Topics.MASK_ALERTS), () -> alerts().map(
                        found -> Live.fragment("alerts", "mask/alerts-parts :: strip", Map.of("alerts", found))));
    }

    /** The latest of those that stand. */
    private Mono<AlertListView> alerts() {
        return queries.one(new FindAlerts(true, null, 1, ALERTS_SHOWN), AlertListView.class);
    }

    /** What the page and each of its fragments need. */
    private Mono<Map<String, Object>> model(Viewer viewer, String path, Moment moment) {
        var asOf = moment.readable() ? moment.asOf() : null;
        var last = LocalDate.ofInstant(asOf == null ? clock.instant() : asOf, Page.ZONE);
        return Mono.zip(
                        queries.one(new ReadDashboard(viewer, asOf), DashboardView.class),
                        queries.one(
                                new ReadTrend(viewer, last.minusDays(DAYS_SHOWN - 1L), last, asOf), TrendView.class))
                .map(answers -> {
                    var model = new HashMap<String, Object>();
                    model.put("board", answers.getT1());
                    model.put("trend", answers.getT2());
                    model.put("path", path);
                    model.put("own", path.equals(OWN));
                    model.put("at", moment.past() ? moment.typed() : "");
                    return model;
                });
    }
}
