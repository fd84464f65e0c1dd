package io.caseledger.mask.api;

import io.caseledger.mask.contract.AlertThresholds;
import io.caseledger.mask.contract.SetAlertThresholds;
import io.caseledger.mask.query.AlertListView;
import io.caseledger.mask.query.FindAlerts;
import io.caseledger.mask.query.ReadThresholds;
import io.caseledger.mask.query.ThresholdsView;
import io.caseledger.mask.watch.StockWatch;
import io.caseledger.mask.web.MaskRoles;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.watch.Jobs;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Queries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Alerts on the stock of masks and when to alert, for machines of regulators and auditors (MSK-61, API-02). */
@RestController
@RequestMapping("/api/v1/mask/alerts")
class StockAlertsController {
    private static final int MOST = 500;
    private static final String PROJECTION = "mask-alert";

    private final Queries queries;
    private final Commands commands;
    private final Jobs jobs;
    private final ApiCall call;

    StockAlertsController(Queries queries, Commands commands, Jobs jobs, ApiCall call) {
        this.queries = queries;
        this.commands = commands;
        this.jobs = jobs;
        this.call = call;
    }

    /**
     * Latest first.
     *
     * @param standing only those that stand, or only those that do not
     * @param kind OLD_STOCK, IMPORTER_STOCK, RECEIVER_FLOWS or IMBALANCE
     * @param page from 1, of 500 rows
     */
    @GetMapping
    Mono<AlertListView> list(
            @RequestParam(required = false) @Nullable Boolean standing,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader HttpHeaders headers) {
        return watcher(headers)
                .then(queries.one(
                        new FindAlerts(standing, kind, Math.clamp(page, 1, 1_000_000), MOST), AlertListView.class));
    }

    /** Nothing (204) before they were set. */
    @GetMapping("/thresholds")
    Mono<ResponseEntity<ThresholdsView>> thresholds(@RequestHeader HttpHeaders headers) {
        return watcher(headers)
                .then(queries.optional(new ReadThresholds(), ThresholdsView.class))
                .map(view ->
                        ResponseEntity.ok().eTag(Long.toString(view.version())).body(view))
                .defaultIfEmpty(ResponseEntity.noContent().build());
    }

    /** Decides when to alert; what is left out never does. */
    @PostMapping("/set-thresholds")
    Mono<ResponseEntity<AlertThresholds>> set(
            @RequestBody AlertThresholds thresholds, @RequestHeader HttpHeaders headers) {
        return watcher(headers)
                .then(commands.send(new SetAlertThresholds(thresholds), call.options(headers)))
                .flatMap(outcome -> queries.caughtUp(PROJECTION, outcome.position())
                        .then(jobs.soon(StockWatch.NAME))
                        .thenReturn(ApiCall.answer(outcome, null, thresholds)));
    }

    private Mono<Actor> watcher(HttpHeaders headers) {
        return call.after(headers, PROJECTION).then(Commands.actor()).doOnNext(MaskRoles.WATCHERS::require);
    }
}
