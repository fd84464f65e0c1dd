package io.caseledger.mask.api;

import io.caseledger.mask.query.BalanceScope;
import io.caseledger.mask.query.BalanceView;
import io.caseledger.mask.query.DashboardView;
import io.caseledger.mask.query.ExportMovements;
import io.caseledger.mask.query.FindMovementsAfter;
import io.caseledger.mask.query.MovementFilter;
import io.caseledger.mask.query.MovementRow;
import io.caseledger.mask.query.ReadBalances;
import io.caseledger.mask.query.ReadDashboard;
import io.caseledger.mask.query.ReadTrend;
import io.caseledger.mask.query.TrendView;
import io.caseledger.mask.web.Lots;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dashboard, the movements behind it and the balances, for machines (API-02): an importer gets its own. */
@RestController
@RequestMapping("/api/v1/mask")
class FiguresController {
    private static final int MOST = 500;

    private final Queries queries;
    private final ApiCall call;

    FiguresController(Queries queries, ApiCall call) {
        this.queries = queries;
        this.call = call;
    }

    /** @param asOf ISO 8601 instant; now where it is left out */
    @GetMapping("/dashboard")
    Mono<DashboardView> dashboard(
            @RequestParam(required = false) @Nullable Instant asOf, @RequestHeader HttpHeaders headers) {
        return viewer(headers).flatMap(viewer -> queries.one(new ReadDashboard(viewer, asOf), DashboardView.class));
    }

    /** Day by day, at most 1,101 days. */
    @GetMapping("/trend")
    Mono<TrendView> trend(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestHeader HttpHeaders headers) {
        return viewer(headers).flatMap(viewer -> queries.one(new ReadTrend(viewer, from, to, asOf), TrendView.class));
    }

    @GetMapping("/movements")
    Mono<Cursor<MovementRow>> movements(
            @ParameterObject MovementFilter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader HttpHeaders headers) {
        var most = Cursor.limit(limit);
        var before = Cursor.position(cursor);
        return viewer(headers)
                .flatMap(
                        viewer -> queries.list(new FindMovementsAfter(viewer, filter, before, most), MovementRow.class))
                .map(rows -> Cursor.of(rows, most, MovementRow::place));
    }

    /** All of them, one a line, never held in memory. */
    @GetMapping(value = "/movements/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<MovementRow> export(@ParameterObject MovementFilter filter, @RequestHeader HttpHeaders headers) {
        return viewer(headers)
                .flatMapMany(viewer -> queries.stream(new ExportMovements(viewer, filter), MovementRow.class));
    }

    /** @param page from 1, of 500 rows */
    @GetMapping("/balances")
    Mono<BalanceView> balances(
            @RequestParam(defaultValue = "TOTAL") BalanceScope scope,
            @RequestParam(defaultValue = "false") boolean onlyDifferences,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader HttpHeaders headers) {
        return viewer(headers)
                .flatMap(viewer -> queries.one(
                        new ReadBalances(viewer, scope, onlyDifferences, Math.clamp(page, 1, 1_000_000), MOST),
                        BalanceView.class));
    }

    private Mono<Viewer> viewer(HttpHeaders headers) {
        return call.after(headers, Lots.FIGURES).then(Commands.actor()).map((Actor actor) -> Viewers.of(actor));
    }
}
