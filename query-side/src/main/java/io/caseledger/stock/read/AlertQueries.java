package io.caseledger.stock.read;

import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.ViewDatabase;
import io.caseledger.stock.query.AlertChange;
import io.caseledger.stock.query.AlertListView;
import io.caseledger.stock.query.AlertRow;
import io.caseledger.stock.query.FindAlertChanges;
import io.caseledger.stock.query.FindAlerts;
import io.caseledger.stock.query.ReadThresholds;
import io.caseledger.stock.query.ThresholdsView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what alerts there are and when to alert, and finds what should be alerted to. */
@Component
record AlertQueries(ViewDatabase database) {
    /** The sums of a lot beside what it says itself, what the lists show and what the log says, as {@code ReadBalances} compares them. */
    private static final String UNEVEN = """
            SELECT e.lot_number, max(e.pieces) AS pieces FROM (SELECT s.lot_number, abs(s.stock - (s.imported + s.returned - s.flowed)) AS pieces FROM ${view}.stock_held s
            WHERE s.stock <> s.imported + s.returned - s.flowed
            UNION ALL
            SELECT s.lot_number, abs(l.stock - s.stock) FROM ${view}.stock_held s
            JOIN ${view}.stock_lot l ON l.lot_id = s.lot_id AND l.moved = s.sequence AND l.stock <> s.stock
            WHERE s.stock = s.imported + s.returned - s.flowed
            UNION ALL
            SELECT c.lot_number, greatest(1, abs(c.imported + c.returned - c.flowed - coalesce(s.stock, 0)))
            FROM ${view}.stock_counted c LEFT JOIN ${view}.stock_held s USING (lot_id)
            CROSS JOIN (SELECT min(position) AS position FROM ${view}.projection WHERE name = 'figures') f
            WHERE c.position <= f.position AND (coalesce(s.sequence, -1) < c.moved
                OR s.sequence = c.moved AND s.stock <> c.imported + c.returned - c.flowed)) e GROUP BY e.lot_number""";

    private static final String BEYOND = """
            SELECT 'OLD_STOCK' AS kind, s.lot_number AS subject, s.lot_number AS name, (:today - s.opened_on)::bigint AS figure, p.lot_days::bigint AS threshold
            FROM ${view}.stock_held s, ${view}.stock_alert_policy p WHERE s.stock > 0 AND s.opened_on < :today - p.lot_days
            UNION ALL
            SELECT 'IMPORTER_STOCK', n.key, n.label, n.imported + n.returned - n.flowed, p.importer_pieces
            FROM ${view}.stock_now n, ${view}.stock_alert_policy p
            WHERE n.owner = '' AND n.cut = 'IMPORTER' AND n.imported + n.returned - n.flowed > p.importer_pieces
            UNION ALL
            SELECT 'RECEIVER_FLOWS', n.key, n.label, n.flowed - n.returned, p.receiver_pieces
            FROM ${view}.stock_now n, ${view}.stock_alert_policy p
            WHERE n.owner = '' AND n.cut = 'RECEIVER' AND n.key <> '' AND n.flowed - n.returned > p.receiver_pieces
            UNION ALL
            SELECT 'IMBALANCE', u.lot_number, u.lot_number, u.pieces, 0 FROM (""" + UNEVEN + ") u";

    private static final String CHANGES = "WITH beyond AS (" + BEYOND + """
            ), standing AS (SELECT * FROM ${view}.stock_alert WHERE cleared_at IS NULL)
            SELECT s.alert_id AS clears, coalesce(b.kind, s.kind) AS kind, coalesce(b.subject, s.subject) AS subject, coalesce(b.name, s.name) AS name,
                coalesce(b.figure, s.figure) AS figure, coalesce(b.threshold, s.threshold) AS threshold
            FROM beyond b FULL JOIN standing s ON s.kind = b.kind AND s.subject = b.subject
            WHERE s.alert_id IS NULL OR b.subject IS NULL
            LIMIT :limit""";

    private static final String FROM = " FROM ${view}.stock_alert a";

    @QueryHandler
    CompletableFuture<AlertListView> handle(FindAlerts query) {
        var where = new Conditions().when(query.kind(), "a.kind = :kind", "kind");
        if (query.standing() != null) {
            where.add(query.standing() ? "a.cleared_at IS NULL" : "a.cleared_at IS NOT NULL");
        }
        var rows = Columns.rows(
                where.bindTo(database.sql("SELECT a.*" + FROM + where.where() + " ORDER BY a.position DESC LIMIT "
                        + query.size() + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size()))),
                AlertRow.class);
        var total = where.bindTo(database.sql("SELECT count(*)" + FROM + where.where()))
                .mapValue(Long.class)
                .one();
        var standing = database.sql("SELECT count(*)" + FROM + " WHERE a.cleared_at IS NULL")
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, standing)
                .map(found -> new AlertListView(found.getT1(), found.getT2(), found.getT3()))
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<ThresholdsView>> handle(ReadThresholds query) {
        return Columns.one(database.sql("SELECT * FROM ${view}.stock_alert_policy"), ThresholdsView.class);
    }

    @QueryHandler
    CompletableFuture<List<AlertChange>> handle(FindAlertChanges query) {
        return Columns.rows(
                        database.sql(CHANGES).bind("today", query.today()).bind("limit", query.limit()),
                        AlertChange.class)
                .collectList()
                .toFuture();
    }
}
