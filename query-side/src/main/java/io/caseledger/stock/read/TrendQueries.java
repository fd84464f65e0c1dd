package io.caseledger.stock.read;

import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.ViewDatabase;
import io.caseledger.stock.query.Figure;
import io.caseledger.stock.query.ReadTrend;
import io.caseledger.stock.query.TrendView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers figures day by day, from the days' ends. */
@Component
record TrendQueries(ViewDatabase database, Clock clock) {
    /** Cumulative rows: one before the first day, and each day on which something changed; the moment's own day only as far as it had come. */
    private static final String ENDS = """
            SELECT d.cut, d.key, d.day, d.imported, d.returned, d.flowed FROM ${view}.stock_day d
            WHERE d.owner = :owner AND d.cut IN ('TOTAL', 'FLOW_KIND') AND d.day >= :from AND d.day <= :to AND d.day < :day
            UNION ALL
            SELECT k.cut, k.key, :from - 1, b.imported, b.returned, b.flowed
            FROM ${view}.stock_now k
            CROSS JOIN LATERAL (
                SELECT d.* FROM ${view}.stock_day d
                WHERE d.owner = k.owner AND d.cut = k.cut AND d.key = k.key AND d.day < :from AND d.day < :day
                ORDER BY d.day DESC LIMIT 1) b
            WHERE k.owner = :owner AND k.cut IN ('TOTAL', 'FLOW_KIND')""";

    /** Not cumulative. */
    private static final String TODAY = """
            SELECT c.cut, c.key, :day AS day,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'IMPORT'), 0)::bigint AS imported,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'RETURN'), 0)::bigint AS returned,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'FLOW'), 0)::bigint AS flowed
            FROM ${view}.stock_movement m
            CROSS JOIN LATERAL (VALUES ('TOTAL', ''), ('FLOW_KIND', m.flow_kind)) c(cut, key)
            WHERE m.at >= :begin AND m.at <= :asOf AND c.key IS NOT NULL
                AND (:owner = '' OR m.importer_account = :owner OR m.agent_account = :owner)
            GROUP BY c.cut, c.key""";

    private record End(String cut, String key, LocalDate day, long imported, long returned, long flowed) {
        Figure figure() {
            return new Figure("", "", imported, returned, flowed, 0);
        }
    }

    @QueryHandler
    CompletableFuture<TrendView> handle(ReadTrend query) {
        if (DashboardQueries.isNobody(query.viewer()) || query.to().isBefore(query.from())) {
            return CompletableFuture.completedFuture(new TrendView(List.of()));
        }
        var to = query.to();
        if (to.isAfter(query.from().plusDays(ReadTrend.MOST_DAYS - 1L))) {
            throw new IllegalArgumentException("more days than a trend has");
        }
        var asOf = query.asOf() == null ? clock.instant() : query.asOf();
        var owner = DashboardQueries.owner(query.viewer());
        // now, a day has come as far as its row says; of a moment, only the days before are whole
        var whole = query.asOf() == null ? LocalDate.of(9999, 1, 1) : DashboardQueries.dayOf(asOf);
        var ends = ends(database.sql(ENDS)
                .bind("owner", owner)
                .bind("from", query.from())
                .bind("to", to)
                .bind("day", whole));
        if (query.asOf() == null || whole.isBefore(query.from()) || whole.isAfter(to)) {
            return ends.map(rows -> view(query.from(), to, rows, List.of())).toFuture();
        }
        var today = ends(DashboardQueries.bound(database.sql(TODAY).bind("owner", owner), asOf));
        return Mono.zip(ends, today, (rows, part) -> view(query.from(), to, rows, part))
                .toFuture();
    }

    private static Mono<List<End>> ends(DatabaseClient.GenericExecuteSpec spec) {
        return Columns.rows(spec, End.class).collectList();
    }

    private static TrendView view(LocalDate from, LocalDate to, List<End> ends, List<End> today) {
        var byDay = new HashMap<LocalDate, List<End>>();
        for (var end : ends) {
            byDay.computeIfAbsent(end.day(), day -> new ArrayList<>()).add(end);
        }
        var reached = new HashMap<String, Figure>();
        var days = new ArrayList<TrendView.Day>();
        for (var day = from.minusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            var before = Map.copyOf(reached);
            for (var end : byDay.getOrDefault(day, List.of())) {
                reached.put(end.cut() + end.key(), end.figure());
            }
            for (var part : today) {
                if (part.day().equals(day)) {
                    reached.merge(part.cut() + part.key(), part.figure(), TrendQueries::plus);
                }
            }
            if (!day.isBefore(from)) {
                days.add(day(day, before, reached));
            }
        }
        return new TrendView(days);
    }

    private static TrendView.Day day(LocalDate day, Map<String, Figure> before, Map<String, Figure> after) {
        var flowedByKind = new TreeMap<String, Long>();
        after.forEach((key, figure) -> {
            var flowed =
                    figure.flowed() - before.getOrDefault(key, Figure.NOTHING).flowed();
            if (key.startsWith("FLOW_KIND") && flowed != 0) {
                flowedByKind.put(key.substring("FLOW_KIND".length()), flowed);
            }
        });
        var was = before.getOrDefault("TOTAL", Figure.NOTHING);
        var is = after.getOrDefault("TOTAL", Figure.NOTHING);
        return new TrendView.Day(
                day,
                is.imported() - was.imported(),
                is.returned() - was.returned(),
                is.flowed() - was.flowed(),
                flowedByKind,
                is.stock());
    }

    private static Figure plus(Figure a, Figure b) {
        return new Figure(
                "",
                "",
                a.imported() + b.imported(),
                a.returned() + b.returned(),
                a.flowed() + b.flowed(),
                a.lots() + b.lots());
    }
}
