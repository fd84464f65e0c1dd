package io.caseledger.stock.read;

import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.ViewDatabase;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.BalanceView;
import io.caseledger.stock.query.ExportBalances;
import io.caseledger.stock.query.ExportMovements;
import io.caseledger.stock.query.FindMovements;
import io.caseledger.stock.query.FindMovementsAfter;
import io.caseledger.stock.query.MovementFilter;
import io.caseledger.stock.query.MovementListView;
import io.caseledger.stock.query.MovementRow;
import io.caseledger.stock.query.ReadBalances;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers which events are behind the figures, and whether they balance. */
@Component
record MovementQueries(ViewDatabase database) {
    private static final String ROW = "SELECT m.*, m.declared_on AS \"on\"";
    private static final String FROM = " FROM ${view}.stock_movement m";

    private static final String SUMS_OF_ROWS = """
            SELECT count(*) AS total, coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'IMPORT'), 0)::bigint AS imported,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'RETURN'), 0)::bigint AS returned,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'FLOW'), 0)::bigint AS flowed
            FROM ${view}.stock_movement m""";

    /** The same where lots are asked for with all that moved: conditions on lots hold for either, as the columns have the same names. */
    private static final String SUMS_OF_LOTS = """
            SELECT coalesce(sum(m.movements), 0)::bigint AS total, coalesce(sum(m.imported), 0)::bigint AS imported,
                coalesce(sum(m.returned), 0)::bigint AS returned, coalesce(sum(m.flowed), 0)::bigint AS flowed
            FROM ${view}.stock_held m""";

    /** What the movements add up to beside what the lots said last, what the lists show, and what the log's events say. */
    private static final String LOTS = """
            SELECT coalesce(s.lot_number, c.lot_number) AS key, coalesce(s.lot_number, c.lot_number) AS label, coalesce(s.imported, 0) AS imported,
                coalesce(s.returned, 0) AS returned, coalesce(s.flowed, 0) AS flowed, coalesce(s.stock, 0) AS stock,
                CASE WHEN l.moved = s.sequence THEN l.stock WHEN coalesce(l.moved, -1) < c.moved THEN coalesce(l.stock, 0) END AS listed,
                CASE WHEN c.position <= f.position AND coalesce(s.sequence, -1) <= c.moved THEN c.imported + c.returned - c.flowed END AS counted
            FROM ${view}.stock_held s FULL JOIN ${view}.stock_counted c USING (lot_id)
            LEFT JOIN ${view}.stock_lot l USING (lot_id)
            CROSS JOIN (SELECT min(position) AS position FROM ${view}.projection WHERE name = 'figures') f
            WHERE :owner = '' OR coalesce(s.importer_account, c.importer_account) = :owner OR coalesce(s.agent_account, c.agent_account) = :owner""";

    /** Sums can be held against the log's only where all processors are at one place; lots can at any time. */
    private static final String AT_ONE_PLACE = """
            (SELECT CASE WHEN count(DISTINCT name) = 2 AND min(position) = max(position) THEN 1 END AS one FROM ${view}.projection)""";

    private static final String IMPORTERS = """
            SELECT coalesce(n.key, c.importer_account) AS key, coalesce(n.label, c.label) AS label, coalesce(n.imported, 0) AS imported,
                coalesce(n.returned, 0) AS returned, coalesce(n.flowed, 0) AS flowed, coalesce(s.stock, 0)::bigint AS stock, NULL::bigint AS listed,
                (coalesce(c.stock, 0) * p.one)::bigint AS counted
            FROM (SELECT * FROM ${view}.stock_now n WHERE n.owner = :owner AND n.cut = 'IMPORTER') n
            FULL JOIN (SELECT c.importer_account, max(c.importer_name) AS label, sum(c.imported + c.returned - c.flowed) AS stock
                FROM ${view}.stock_counted c WHERE :owner = '' OR c.importer_account = :owner OR c.agent_account = :owner
                GROUP BY c.importer_account) c ON c.importer_account = n.key
            LEFT JOIN (SELECT s.importer_account, sum(s.stock) AS stock FROM ${view}.stock_held s
                WHERE :owner = '' OR s.importer_account = :owner OR s.agent_account = :owner
                GROUP BY s.importer_account) s ON s.importer_account = n.key
            CROSS JOIN """ + AT_ONE_PLACE + " p";

    private static final String TOTAL = """
            SELECT '' AS key, '' AS label, coalesce(max(n.imported), 0)::bigint AS imported, coalesce(max(n.returned), 0)::bigint AS returned,
                coalesce(max(n.flowed), 0)::bigint AS flowed,
                (SELECT coalesce(sum(s.stock), 0)::bigint FROM ${view}.stock_held s
                    WHERE :owner = '' OR s.importer_account = :owner OR s.agent_account = :owner) AS stock, NULL::bigint AS listed,
                ((SELECT coalesce(sum(c.imported + c.returned - c.flowed), 0) FROM ${view}.stock_counted c
                    WHERE :owner = '' OR c.importer_account = :owner OR c.agent_account = :owner) * (SELECT p.one FROM """ + AT_ONE_PLACE + """
             p))::bigint AS counted
            FROM ${view}.stock_now n WHERE n.owner = :owner AND n.cut = 'TOTAL'""";

    private static final String DIFFERS =
            "(b.stock <> b.imported + b.returned - b.flowed OR b.listed <> b.stock OR b.counted <> b.stock)";

    /** Kind, product and origin are not what a whole lot has: it may have been relabelled. */
    private static boolean isOfWholeLots(MovementFilter f) {
        return Stream.of(
                        f.measure(),
                        f.flowKind(),
                        f.kind(),
                        f.origin(),
                        f.product(),
                        f.receiver(),
                        f.from(),
                        f.to(),
                        f.asOf())
                .allMatch(Objects::isNull);
    }

    private record Sums(long total, long imported, long returned, long flowed) {}

    @QueryHandler
    CompletableFuture<MovementListView> handle(FindMovements query) {
        var where = StockConditions.movements(query.viewer(), query.filter());
        var rows = rows(
                ROW + FROM + where.where()
                        + " ORDER BY m.position DESC, m.lot_id, m.sequence DESC, m.part DESC LIMIT " + query.size()
                        + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size()),
                where);
        var sums = Columns.rows(
                        where.bindTo(database.sql(
                                (isOfWholeLots(query.filter()) ? SUMS_OF_LOTS : SUMS_OF_ROWS) + where.where())),
                        Sums.class)
                .single();
        return Mono.zip(
                        rows.collectList(),
                        sums,
                        (list, sum) ->
                                new MovementListView(list, sum.total(), sum.imported(), sum.returned(), sum.flowed()))
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<MovementRow>> handle(FindMovementsAfter query) {
        var where = StockConditions.movements(query.viewer(), query.filter())
                .when(query.before(), "m.position <= :before / 8 AND m.position * 8 + m.part < :before", "before");
        return rows(
                        ROW + FROM + where.where() + " ORDER BY m.position DESC, m.part DESC LIMIT "
                                + (query.limit() + 1),
                        where)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    Flux<MovementRow> handle(ExportMovements query) {
        var where = StockConditions.movements(query.viewer(), query.filter());
        return rows(ROW + FROM + where.where() + " ORDER BY m.position DESC, m.part DESC", where);
    }

    @QueryHandler
    CompletableFuture<BalanceView> handle(ReadBalances query) {
        if (DashboardQueries.isNobody(query.viewer())) {
            return CompletableFuture.completedFuture(new BalanceView(List.of(), 0, 0));
        }
        var balances = " FROM (" + sums(query.scope()) + ") b";
        var owner = DashboardQueries.owner(query.viewer());
        var rows = Columns.rows(
                        database.sql("SELECT b.*" + balances + (query.onlyDifferences() ? " WHERE " + DIFFERS : "")
                                        + " ORDER BY " + DIFFERS + " IS TRUE DESC, b.key LIMIT " + query.size()
                                        + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size()))
                                .bind("owner", owner),
                        BalanceView.Balance.class)
                .collectList();
        var counts = database.sql(
                        "SELECT count(*) AS total, count(*) FILTER (WHERE " + DIFFERS + ") AS differences" + balances)
                .bind("owner", owner)
                .map(row -> List.of(row.get("total", Long.class), row.get("differences", Long.class)))
                .one();
        return Mono.zip(
                        rows,
                        counts,
                        (list, count) ->
                                new BalanceView(list, count.get(query.onlyDifferences() ? 1 : 0), count.get(1)))
                .toFuture();
    }

    @QueryHandler
    Flux<BalanceView.Balance> handle(ExportBalances query) {
        return DashboardQueries.isNobody(query.viewer())
                ? Flux.empty()
                : Columns.rows(
                        database.sql("SELECT b.* FROM (" + sums(query.scope()) + ") b"
                                        + (query.onlyDifferences() ? " WHERE " + DIFFERS : "") + " ORDER BY " + DIFFERS
                                        + " IS TRUE DESC, b.key")
                                .bind("owner", DashboardQueries.owner(query.viewer())),
                        BalanceView.Balance.class);
    }

    private static String sums(BalanceScope scope) {
        return switch (scope) {
            case TOTAL -> TOTAL;
            case IMPORTER -> IMPORTERS;
            case LOT -> LOTS;
        };
    }

    private Flux<MovementRow> rows(String sql, Conditions where) {
        return Columns.rows(where.bindTo(database.sql(sql)), MovementRow.class);
    }
}
