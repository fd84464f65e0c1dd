package io.caseledger.stock.api;

import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.jobs.Jobs;
import io.caseledger.shared.query.Projections;
import io.caseledger.stock.automation.StockWatch;
import io.caseledger.stock.contract.AlertKind;
import io.caseledger.stock.contract.AlertThresholds;
import io.caseledger.stock.contract.SetAlertThresholds;
import io.caseledger.stock.query.AlertListView;
import io.caseledger.stock.query.FindAlerts;
import io.caseledger.stock.query.ReadThresholds;
import io.caseledger.stock.query.ThresholdsView;
import io.caseledger.stock.web.StockRoles;
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
record StockAlertsController(Queries queries, Commands commands, Jobs jobs, ApiCall call) {
    private static final int MOST = 500;

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
            @RequestParam(required = false) @Nullable AlertKind kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader HttpHeaders headers) {
        return watcher(headers)
                .then(queries.one(
                        new FindAlerts(standing, kind == null ? null : kind.name(), Cursor.page(page), MOST),
                        AlertListView.class));
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
                .flatMap(outcome -> queries.caughtUp(Projections.ALERTS, outcome.position())
                        .then(jobs.soon(StockWatch.NAME))
                        .thenReturn(ApiCall.answer(outcome, null, thresholds)));
    }

    private Mono<Actor> watcher(HttpHeaders headers) {
        return call.reader(headers, Projections.ALERTS).doOnNext(StockRoles.WATCHERS::require);
    }
}
