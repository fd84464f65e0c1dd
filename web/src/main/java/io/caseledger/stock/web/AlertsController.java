package io.caseledger.stock.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.jobs.Jobs;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Shown;
import io.caseledger.stock.automation.StockWatch;
import io.caseledger.stock.contract.AlertThresholds;
import io.caseledger.stock.contract.SetAlertThresholds;
import io.caseledger.stock.query.AlertListView;
import io.caseledger.stock.query.AlertRow;
import io.caseledger.stock.query.FindAlerts;
import io.caseledger.stock.query.ReadThresholds;
import io.caseledger.stock.query.ThresholdsView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 庫存警示 (MSK-61): what is beyond its threshold now, what was, and when to alert, which the regulator decides here. */
@Controller
@RequestMapping(AlertsController.PATH)
record AlertsController(Queries queries, FormOrders orders, Jobs jobs, Lists lists) {
    static final String PATH = "/mask/alerts";
    /** Filter in the address: {@code ended} or {@code all}; else those that stand. */
    private static final String SHOW = "show";

    private static final ListPage<AlertRow> LIST = new ListPage<>("stock/alerts", "alerts");

    /** The thresholds as they are typed. */
    record Typed(
            @Nullable Integer lotDays,
            @Nullable Long importerPieces,
            @Nullable Long receiverPieces) {
        SetAlertThresholds order() {
            return new SetAlertThresholds(new AlertThresholds(lotDays, importerPieces, receiverPieces));
        }
    }

    @GetMapping
    Mono<Rendering> alerts(ServerWebExchange exchange, Locale locale) {
        return watcher().flatMap(actor -> thresholds()
                .flatMap(decided -> page(exchange, actor, decided, form(decided), HttpStatus.OK, locale)));
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange) {
        return watcher().flatMapMany(actor -> lists.live(exchange, asked(exchange)));
    }

    /** What was typed stays where it is refused. */
    @PostMapping
    Mono<Rendering> set(ServerWebExchange exchange) {
        return orders.from(
                        exchange,
                        watcher(),
                        new FormOrders.Subject<>(
                                actor -> thresholds(),
                                decided -> decided.map(ThresholdsView::version).orElse(-1L),
                                decided -> Topics.ALERTS))
                .send(it -> it.form().read(Typed.class).order())
                .then((it, outcome) -> queries.caughtUp(Projections.ALERTS, outcome.position())
                        .then(jobs.soon(StockWatch.NAME))
                        .thenReturn(PATH + "?done=set"))
                .refused((it, refused) ->
                        page(exchange, it.actor(), it.view(), it.again(refused), refused.status(), it.locale()));
    }

    private Mono<Rendering> page(
            ServerWebExchange exchange,
            Actor actor,
            Optional<ThresholdsView> decided,
            Form form,
            HttpStatus status,
            Locale locale) {
        var done = "set".equals(exchange.getRequest().getQueryParams().getFirst("done"));
        return lists.page(exchange, asked(exchange), locale).map(page -> (status.isError() ? page.status(status) : page)
                .modelAttribute("decided", decided)
                .modelAttribute("form", form)
                .modelAttribute("decides", actor.role() == Role.REGULATOR)
                .modelAttribute("done", done)
                .build());
    }

    private Listed<AlertRow> asked(ServerWebExchange exchange) {
        var listing = Listing.of(exchange.getRequest(), "at", Set.of("at"));
        var asked = new AskedFilters(listing);
        asked.oneOf(SHOW, List.of("STANDING", "ENDED", "ALL"));
        var show = show(listing);
        var standing =
                switch (show) {
                    case "ended" -> Boolean.FALSE;
                    case "all" -> null;
                    default -> Boolean.TRUE;
                };
        return new Listed<>(
                LIST,
                listing,
                asked.faults(),
                Set.of(Topics.ALERTS),
                Map.of("show", show),
                () -> queries.one(new FindAlerts(standing, null, listing.page(), listing.size()), AlertListView.class)
                        .map(found -> Shown.of(listing, found)),
                Flux::empty);
    }

    private Mono<Optional<ThresholdsView>> thresholds() {
        return queries.optional(new ReadThresholds(), ThresholdsView.class)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static Form form(Optional<ThresholdsView> thresholds) {
        return thresholds
                .map(now -> Form.blank()
                        .with(FormOrders.VERSION, Long.toString(now.version()))
                        .with("lotDays", text(now.lotDays()))
                        .with("importerPieces", text(now.importerPieces()))
                        .with("receiverPieces", text(now.receiverPieces())))
                .orElseGet(Form::blank);
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private static String show(Listing listing) {
        var asked = listing.filter(SHOW);
        return asked.equals("ended") || asked.equals("all") ? asked : "standing";
    }

    private static Mono<Actor> watcher() {
        return Commands.actor().doOnNext(StockRoles.WATCHERS::require);
    }
}
