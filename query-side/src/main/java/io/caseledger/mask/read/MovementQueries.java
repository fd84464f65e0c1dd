package io.caseledger.mask.read;

import static io.caseledger.mask.read.Columns.day;
import static io.caseledger.mask.read.Columns.instant;
import static io.caseledger.mask.read.Columns.number;
import static io.caseledger.mask.read.Columns.small;
import static io.caseledger.mask.read.Columns.string;
import static io.caseledger.mask.read.Columns.text;

import io.caseledger.mask.query.BalanceScope;
import io.caseledger.mask.query.BalanceView;
import io.caseledger.mask.query.ExportBalances;
import io.caseledger.mask.query.ExportMovements;
import io.caseledger.mask.query.FindMovements;
import io.caseledger.mask.query.FindMovementsAfter;
import io.caseledger.mask.query.MovementFilter;
import io.caseledger.mask.query.MovementListView;
import io.caseledger.mask.query.MovementRow;
import io.caseledger.mask.query.ReadBalances;
import io.caseledger.shared.read.Conditions;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers which events are behind the figures, and whether they balance. */
@Component
class MovementQueries {
    private static final String FROM = " FROM view.mask_movement m";

    private static final String SUMS_OF_ROWS = """
            SELECT count(*) AS total, coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'IMPORT'), 0)::bigint AS imported,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'RETURN'), 0)::bigint AS returned,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'FLOW'), 0)::bigint AS flowed
            FROM view.mask_movement m""";

    /** The same where lots are asked for with all that moved: conditions on lots hold for either, as the columns have the same names. */
    private static final String SUMS_OF_LOTS = """
            SELECT coalesce(sum(m.movements), 0)::bigint AS total, coalesce(sum(m.imported), 0)::bigint AS imported,
                coalesce(sum(m.returned), 0)::bigint AS returned, coalesce(sum(m.flowed), 0)::bigint AS flowed
            FROM view.mask_stock m""";

    /** What the movements add up to beside what the lots said last; the lists' own stock only where they have met the same events. */
    private static final String LOTS = """
            SELECT s.lot_number AS key, s.lot_number AS label, s.imported, s.returned, s.flowed, s.stock,
                CASE WHEN l.moved = s.sequence THEN l.stock END AS listed
            FROM view.mask_stock s LEFT JOIN view.mask_lot l USING (lot_id)
            WHERE :owner = '' OR s.importer_account = :owner OR s.agent_account = :owner""";

    private static final String IMPORTERS = """
            SELECT n.key, n.label, n.imported, n.returned, n.flowed, coalesce(s.stock, 0)::bigint AS stock, NULL::bigint AS listed
            FROM view.mask_now n
            LEFT JOIN (SELECT s.importer_account, sum(s.stock) AS stock FROM view.mask_stock s
                WHERE :owner = '' OR s.importer_account = :owner OR s.agent_account = :owner
                GROUP BY s.importer_account) s ON s.importer_account = n.key
            WHERE n.owner = :owner AND n.cut = 'IMPORTER'""";

    private static final String TOTAL = """
            SELECT '' AS key, '' AS label, coalesce(max(n.imported), 0)::bigint AS imported, coalesce(max(n.returned), 0)::bigint AS returned,
                coalesce(max(n.flowed), 0)::bigint AS flowed,
                (SELECT coalesce(sum(s.stock), 0)::bigint FROM view.mask_stock s
                    WHERE :owner = '' OR s.importer_account = :owner OR s.agent_account = :owner) AS stock, NULL::bigint AS listed
            FROM view.mask_now n WHERE n.owner = :owner AND n.cut = 'TOTAL'""";

    private static final String DIFFERS = "(b.stock <> b.imported + b.returned - b.flowed OR b.listed <> b.stock)";

    private final DatabaseClient database;

    MovementQueries(DatabaseClient database) {
        this.database = database;
    }

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
                "SELECT m.*" + FROM + where.where()
                        + " ORDER BY m.position DESC, m.lot_id, m.sequence DESC, m.part DESC LIMIT " + query.size()
                        + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size()),
                where);
        var sums = where.bindTo(
                        database.sql((isOfWholeLots(query.filter()) ? SUMS_OF_LOTS : SUMS_OF_ROWS) + where.where()))
                .map((row, metadata) -> new Sums(
                        number(row, "total"), number(row, "imported"), number(row, "returned"), number(row, "flowed")))
                .one();
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
                        "SELECT m.*" + FROM + where.where() + " ORDER BY m.position DESC, m.part DESC LIMIT "
                                + (query.limit() + 1),
                        where)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    Flux<MovementRow> handle(ExportMovements query) {
        var where = StockConditions.movements(query.viewer(), query.filter());
        return rows("SELECT m.*" + FROM + where.where() + " ORDER BY m.position DESC, m.part DESC", where);
    }

    @QueryHandler
    CompletableFuture<BalanceView> handle(ReadBalances query) {
        if (DashboardQueries.isNobody(query.viewer())) {
            return CompletableFuture.completedFuture(new BalanceView(List.of(), 0, 0));
        }
        var balances = " FROM (" + sums(query.scope()) + ") b";
        var owner = DashboardQueries.owner(query.viewer());
        var rows = database.sql("SELECT b.*" + balances + (query.onlyDifferences() ? " WHERE " + DIFFERS : "")
                        + " ORDER BY " + DIFFERS + " IS TRUE DESC, b.key LIMIT " + query.size() + " OFFSET "
                        + Math.multiplyExact((long) query.page() - 1, query.size()))
                .bind("owner", owner)
                .map((row, metadata) -> balance(row))
                .all()
                .collectList();
        var counts = database.sql(
                        "SELECT count(*) AS total, count(*) FILTER (WHERE " + DIFFERS + ") AS differences" + balances)
                .bind("owner", owner)
                .map((row, metadata) -> List.of(number(row, "total"), number(row, "differences")))
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
                : database.sql("SELECT b.* FROM (" + sums(query.scope()) + ") b"
                                + (query.onlyDifferences() ? " WHERE " + DIFFERS : "") + " ORDER BY " + DIFFERS
                                + " IS TRUE DESC, b.key")
                        .bind("owner", DashboardQueries.owner(query.viewer()))
                        .map((row, metadata) -> balance(row))
                        .all();
    }

    private static String sums(BalanceScope scope) {
        return switch (scope) {
            case TOTAL -> TOTAL;
            case IMPORTER -> IMPORTERS;
            case LOT -> LOTS;
        };
    }

    private static BalanceView.Balance balance(Readable row) {
        return new BalanceView.Balance(
                string(row, "key"),
                string(row, "label"),
                number(row, "imported"),
                number(row, "returned"),
                number(row, "flowed"),
                number(row, "stock"),
                row.get("listed", Long.class));
    }

    private Flux<MovementRow> rows(String sql, Conditions where) {
        return where.bindTo(database.sql(sql)).map((row, metadata) -> row(row)).all();
    }

    private static MovementRow row(Readable row) {
        return new MovementRow(
                number(row, "position"),
                small(row, "part"),
                instant(row, "at"),
                string(row, "event_id"),
                string(row, "measure"),
                string(row, "lot_number"),
                string(row, "permit_number"),
                string(row, "importer_account"),
                string(row, "importer_name"),
                string(row, "kind"),
                string(row, "product"),
                string(row, "origin"),
                day(row, "opened_on"),
                row.get("flow", Integer.class),
                row.get("declared_on", LocalDate.class),
                text(row, "flow_kind"),
                text(row, "receiver"),
                number(row, "pieces"),
                number(row, "stock_after"),
                string(row, "actor_name"));
    }
}
