package io.caseledger.mask.web;

import io.caseledger.mask.contract.AlertThresholds;
import io.caseledger.mask.contract.SetAlertThresholds;
import io.caseledger.mask.query.AlertListView;
import io.caseledger.mask.query.FindAlerts;
import io.caseledger.mask.query.ReadThresholds;
import io.caseledger.mask.query.ThresholdsView;
import io.caseledger.mask.watch.StockWatch;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.watch.Jobs;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
class AlertsController {
    static final String PATH = "/mask/alerts";
    /** Filter in the address: {@code ended} or {@code all}; else those that stand. */
    private static final String SHOW = "show";

    private static final String VERSION = "version";
    private static final String PROJECTION = "mask-alert";

    private final Queries queries;
    private final Commands commands;
    private final Jobs jobs;
    private final Live live;

    AlertsController(Queries queries, Commands commands, Jobs jobs, Live live) {
        this.queries = queries;
        this.commands = commands;
        this.jobs = jobs;
        this.live = live;
    }

    /** The thresholds as they are typed. */
    record Typed(
            @Nullable Integer lotDays,
            @Nullable Long importerPieces,
            @Nullable Long receiverPieces) {}

    @GetMapping
    Mono<Rendering> alerts(ServerHttpRequest request) {
        return watcher().flatMap(actor -> page(request, actor, null, HttpStatus.OK));
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerHttpRequest request) {
        var listing = listing(request);
        return watcher()
                .flatMapMany(actor -> live.watch(Set.of(Topics.MASK_ALERTS), () -> model(listing)
                        .map(model -> Live.fragment("alerts", "mask/alerts-parts :: alerts", model))));
    }

    @PostMapping
    Mono<Rendering> set(ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), watcher()).flatMap(sent -> {
            var form = Form.of(sent.getT1());
            var typed = new HashMap<String, String>();
            form.paths().forEach(path -> typed.put(path, form.value(path)));
            var bound = FormBinder.bind(Typed.class, typed);
            return bound.violations().isEmpty()
                    ? set(exchange.getRequest(), sent.getT2(), form, bound.value())
                    : refused(
                            exchange.getRequest(),
                            sent.getT2(),
                            form,
                            bound.violations(),
                            HttpStatus.UNPROCESSABLE_CONTENT);
        });
    }

    private Mono<Rendering> set(ServerHttpRequest request, Actor actor, Form form, Typed typed) {
        var thresholds = new AlertThresholds(typed.lotDays(), typed.importerPieces(), typed.receiverPieces());
        return commands.send(
                        new SetAlertThresholds(thresholds),
                        new Commands.Options(form.key(), WriteOffController.version(form)))
                .flatMap(outcome -> queries.caughtUp(PROJECTION, outcome.position()))
                .then(jobs.soon(StockWatch.NAME))
                .thenReturn(Rendering.redirectTo(PATH + "?done=set")
                        .status(HttpStatus.SEE_OTHER)
                        .build())
                .onErrorResume(
                        Rejection.class,
                        refusal -> refused(
                                request,
                                actor,
                                form,
                                refusal.details().violations(),
                                PermitOrderController.status(refusal)));
    }

    /** What was typed stays; whoever has read that the thresholds changed meanwhile means them as they are now. */
    private Mono<Rendering> refused(
            ServerHttpRequest request, Actor actor, Form form, List<Violation> violations, HttpStatus status) {
        return thresholds()
                .flatMap(now -> page(
                        request,
                        actor,
                        form.with(Form.KEY, UUID.randomUUID().toString())
                                .with(VERSION, version(now))
                                .refused(violations),
                        status));
    }

    private Mono<Rendering> page(ServerHttpRequest request, Actor actor, @Nullable Form typed, HttpStatus status) {
        var listing = listing(request);
        var query = request.getURI().getRawQuery();
        return Mono.zip(model(listing), thresholds()).map(found -> Rendering.view("mask/alerts")
                .status(status)
                .model(found.getT1())
                .modelAttribute("decided", found.getT2())
                .modelAttribute("form", typed == null ? form(found.getT2()) : typed)
                .modelAttribute("decides", actor.role() == Role.REGULATOR)
                .modelAttribute("done", "set".equals(request.getQueryParams().getFirst("done")))
                .modelAttribute("live", PATH + "/live" + (query == null ? "" : "?" + query))
                .build());
    }

    private Mono<Map<String, Object>> model(Listing listing) {
        var show = show(listing);
        var standing =
                switch (show) {
                    case "ended" -> Boolean.FALSE;
                    case "all" -> null;
                    default -> Boolean.TRUE;
                };
        return queries.one(new FindAlerts(standing, null, listing.page(), listing.size()), AlertListView.class)
                .map(found -> Map.of("found", found, "show", show, "listing", listing.found(found.total())));
    }

    private Mono<Optional<ThresholdsView>> thresholds() {
        return queries.optional(new ReadThresholds(), ThresholdsView.class)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static Form form(Optional<ThresholdsView> thresholds) {
        var form = Form.blank().with(VERSION, version(thresholds));
        return thresholds
                .map(now -> form.with("lotDays", text(now.lotDays()))
                        .with("importerPieces", text(now.importerPieces()))
                        .with("receiverPieces", text(now.receiverPieces())))
                .orElse(form);
    }

    private static @Nullable String version(Optional<ThresholdsView> thresholds) {
        return thresholds.map(now -> Long.toString(now.version())).orElse(null);
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private static String show(Listing listing) {
        var asked = listing.filter(SHOW);
        return asked.equals("ended") || asked.equals("all") ? asked : "standing";
    }

    private static Mono<Actor> watcher() {
        return Commands.actor().doOnNext(MaskRoles.WATCHERS::require);
    }

    /** Its links lead to the page, also from its live stream. */
    private static Listing listing(ServerHttpRequest request) {
        return BalancesController.listing(request, PATH, "at");
    }
}
