package io.caseledger.stock.api;

import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Viewer;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.BalanceView;
import io.caseledger.stock.query.DashboardView;
import io.caseledger.stock.query.ExportMovements;
import io.caseledger.stock.query.FindMovementsAfter;
import io.caseledger.stock.query.MovementFilter;
import io.caseledger.stock.query.MovementRow;
import io.caseledger.stock.query.ReadBalances;
import io.caseledger.stock.query.ReadDashboard;
import io.caseledger.stock.query.ReadTrend;
import io.caseledger.stock.query.TrendView;
import io.caseledger.stock.web.Lots;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
record FiguresController(Queries queries, ApiCall call, Clock clock) {
    private static final int MOST = 500;

    /** @param asOf ISO 8601 instant; now where it is left out */
    @GetMapping("/dashboard")
    Mono<DashboardView> dashboard(
            @RequestParam(required = false) @Nullable Instant asOf, @RequestHeader HttpHeaders headers) {
        past(asOf);
        return viewer(headers).flatMap(viewer -> queries.one(new ReadDashboard(viewer, asOf), DashboardView.class));
    }

    /** Day by day, at most 1,101 days. */
    @GetMapping("/trend")
    Mono<TrendView> trend(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestHeader HttpHeaders headers) {
        past(asOf);
        if (to.isBefore(from)) {
            throw ApiCall.invalid("stock.PeriodBeginsBeforeItEnds", "to");
        }
        if (ChronoUnit.DAYS.between(from, to) >= ReadTrend.MOST_DAYS) {
            throw ApiCall.invalid("stock.TrendIsNotTooLong", "to", Integer.toString(ReadTrend.MOST_DAYS));
        }
        return viewer(headers).flatMap(viewer -> queries.one(new ReadTrend(viewer, from, to, asOf), TrendView.class));
    }

    @GetMapping("/movements")
    Mono<Cursor<MovementRow>> movements(
            @ParameterObject MovementFilter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader HttpHeaders headers) {
        var asked = Cursor.asked(limit, cursor);
        return viewer(headers)
                .flatMap(viewer -> queries.list(
                        new FindMovementsAfter(viewer, filter, asked.before(), asked.most()), MovementRow.class))
                .flatMap(rows -> asked.page(rows, MovementRow::place));
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
                        new ReadBalances(viewer, scope, onlyDifferences, Cursor.page(page), MOST), BalanceView.class));
    }

    private void past(@Nullable Instant asOf) {
        if (asOf != null && asOf.isAfter(clock.instant())) {
            throw ApiCall.invalid("stock.MomentIsPast", "asOf", asOf.toString());
        }
    }

    private Mono<Viewer> viewer(HttpHeaders headers) {
        return call.viewer(headers, Lots.FIGURES);
    }
}
