package io.caseledger.mask.read;

import static io.caseledger.mask.read.Columns.instant;
import static io.caseledger.mask.read.Columns.number;
import static io.caseledger.mask.read.Columns.string;
import static io.caseledger.mask.read.Columns.text;

import io.caseledger.mask.query.AlertChange;
import io.caseledger.mask.query.AlertListView;
import io.caseledger.mask.query.AlertRow;
import io.caseledger.mask.query.FindAlertChanges;
import io.caseledger.mask.query.FindAlerts;
import io.caseledger.mask.query.ReadThresholds;
import io.caseledger.mask.query.ThresholdsView;
import io.caseledger.shared.read.Conditions;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what alerts there are and when to alert, and finds what should be alerted to. */
@Component
class AlertQueries {
    /** The sums of a lot beside what it says itself and what the lists show, as {@code ReadBalances} compares them. */
    private static final String UNEVEN = """
            SELECT s.lot_number, abs(s.stock - (s.imported + s.returned - s.flowed)) AS pieces FROM view.mask_stock s
            WHERE s.stock <> s.imported + s.returned - s.flowed
            UNION ALL
            SELECT s.lot_number, abs(l.stock - s.stock) FROM view.mask_stock s
            JOIN view.mask_lot l ON l.lot_id = s.lot_id AND l.moved = s.sequence AND l.stock <> s.stock
            WHERE s.stock = s.imported + s.returned - s.flowed""";

    private static final String BEYOND = """
            SELECT 'OLD_STOCK' AS kind, s.lot_number AS subject, s.lot_number AS name, (:today - s.opened_on)::bigint AS figure, p.lot_days::bigint AS threshold
            FROM view.mask_stock s, view.mask_alert_policy p WHERE s.stock > 0 AND s.opened_on < :today - p.lot_days
            UNION ALL
            SELECT 'IMPORTER_STOCK', n.key, n.label, n.imported + n.returned - n.flowed, p.importer_pieces
            FROM view.mask_now n, view.mask_alert_policy p
            WHERE n.owner = '' AND n.cut = 'IMPORTER' AND n.imported + n.returned - n.flowed > p.importer_pieces
            UNION ALL
            SELECT 'RECEIVER_FLOWS', n.key, n.label, n.flowed - n.returned, p.receiver_pieces
            FROM view.mask_now n, view.mask_alert_policy p
            WHERE n.owner = '' AND n.cut = 'RECEIVER' AND n.key <> '' AND n.flowed - n.returned > p.receiver_pieces
            UNION ALL
            SELECT 'IMBALANCE', u.lot_number, u.lot_number, u.pieces, 0 FROM (""" + UNEVEN + ") u";

    private static final String CHANGES = "WITH beyond AS (" + BEYOND + """
            ), standing AS (SELECT * FROM view.mask_alert WHERE cleared_at IS NULL)
            SELECT s.alert_id AS clears, coalesce(b.kind, s.kind) AS kind, coalesce(b.subject, s.subject) AS subject, coalesce(b.name, s.name) AS name,
                coalesce(b.figure, s.figure) AS figure, coalesce(b.threshold, s.threshold) AS threshold
            FROM beyond b FULL JOIN standing s ON s.kind = b.kind AND s.subject = b.subject
            WHERE s.alert_id IS NULL OR b.subject IS NULL
            LIMIT :limit""";

    private static final String FROM = " FROM view.mask_alert a";

    private final DatabaseClient database;

    AlertQueries(DatabaseClient database) {
        this.database = database;
    }

    @QueryHandler
    CompletableFuture<AlertListView> handle(FindAlerts query) {
        var where = new Conditions().when(query.kind(), "a.kind = :kind", "kind");
        if (query.standing() != null) {
            where.add(query.standing() ? "a.cleared_at IS NULL" : "a.cleared_at IS NOT NULL");
        }
        var rows = where.bindTo(database.sql("SELECT a.*" + FROM + where.where() + " ORDER BY a.position DESC LIMIT "
                        + query.size() + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size())))
                .map((row, metadata) -> row(row))
                .all()
                .collectList();
        var total = where.bindTo(database.sql("SELECT count(*) AS total" + FROM + where.where()))
                .map((row, metadata) -> number(row, "total"))
                .one();
        var standing = database.sql("SELECT count(*) AS total" + FROM + " WHERE a.cleared_at IS NULL")
                .map((row, metadata) -> number(row, "total"))
                .one();
        return Mono.zip(rows, total, standing)
                .map(found -> new AlertListView(found.getT1(), found.getT2(), found.getT3()))
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<ThresholdsView>> handle(ReadThresholds query) {
        return database.sql("SELECT * FROM view.mask_alert_policy")
                .map((row, metadata) -> Optional.of(new ThresholdsView(
                        row.get("lot_days", Integer.class),
                        row.get("importer_pieces", Long.class),
                        row.get("receiver_pieces", Long.class),
                        instant(row, "set_at"),
                        string(row, "set_by"),
                        number(row, "version"))))
                .one()
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<AlertChange>> handle(FindAlertChanges query) {
        return database.sql(CHANGES)
                .bind("today", query.today())
                .bind("limit", query.limit())
                .map((row, metadata) -> new AlertChange(
                        text(row, "clears"),
                        string(row, "kind"),
                        string(row, "subject"),
                        string(row, "name"),
                        number(row, "figure"),
                        number(row, "threshold")))
                .all()
                .collectList()
                .toFuture();
    }

    private static AlertRow row(Readable row) {
        return new AlertRow(
                string(row, "alert_id"),
                string(row, "kind"),
                string(row, "subject"),
                string(row, "name"),
                number(row, "figure"),
                number(row, "threshold"),
                instant(row, "raised_at"),
                row.get("cleared_at", Instant.class),
                number(row, "position"));
    }
}
