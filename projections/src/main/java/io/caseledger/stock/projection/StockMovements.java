package io.caseledger.stock.projection;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.projection.Place;
import io.caseledger.shared.projection.Row;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Topics;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a processor's batch moves, written by two statements per batch instead of dozens per event: figures stay quick at a million flows. */
final class StockMovements implements Rows.Waiting {
    /** Names beyond this are cut: they are keys of figures, and an index takes 2,700 bytes. */
    private static final int LONGEST_KEY = 200;

    private static final Table HELD = Table.of("stock_held", "lot_id");

    /**
     * What was not there yet is added to every figure that it belongs to. A day's figures are cumulative: a new day begins with those of the day before it, and
     * what comes late is added to the days after it too, which is not even looked for while nothing is late.
     */
    private static final String COUNTED = """
            delta AS (
                SELECT o.owner, c.cut, c.key, (array_agg(c.label ORDER BY m.position DESC))[1] AS label, (m.at AT TIME ZONE 'Asia/Taipei')::date AS day,
                    coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'IMPORT'), 0) AS imported,
                    coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'RETURN'), 0) AS returned,
                    coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'FLOW'), 0) AS flowed,
                    coalesce(sum(m.lots) FILTER (WHERE c.cut NOT IN ('FLOW_KIND', 'RECEIVER')), 0) AS lots
                FROM moved m
                CROSS JOIN LATERAL (
                    SELECT '' AS owner UNION SELECT m.importer_account
                    UNION SELECT m.agent_account WHERE m.agent_account IS NOT NULL) o
                CROSS JOIN LATERAL (VALUES
                    ('TOTAL', '', ''),
                    ('KIND', m.kind, m.kind),
                    ('ORIGIN', m.origin, m.origin),
                    ('PRODUCT', m.product, m.product),
                    ('IMPORTER', m.importer_account, m.importer_name),
                    ('OPENED_ON', m.opened_on::text, m.opened_on::text),
                    ('FLOW_KIND', m.flow_kind, m.flow_kind),
                    ('RECEIVER', CASE WHEN m.measure <> 'IMPORT' AND m.part = 0 THEN coalesce(m.receiver, '') END, m.receiver)) c(cut, key, label)
                WHERE c.key IS NOT NULL
                GROUP BY o.owner, c.cut, c.key, day),
            now AS (
                INSERT INTO ${view}.stock_now AS n (owner, cut, key, label, imported, returned, flowed, lots)
                SELECT owner, cut, key, coalesce((array_agg(label ORDER BY day DESC))[1], ''), sum(imported), sum(returned), sum(flowed), sum(lots)
                FROM delta GROUP BY owner, cut, key
                ON CONFLICT (owner, cut, key) DO UPDATE SET label = excluded.label, imported = n.imported + excluded.imported,
                    returned = n.returned + excluded.returned, flowed = n.flowed + excluded.flowed, lots = n.lots + excluded.lots),
            running AS (
                SELECT owner, cut, key, day, sum(imported) OVER so_far AS imported, sum(returned) OVER so_far AS returned,
                    sum(flowed) OVER so_far AS flowed, sum(lots) OVER so_far AS lots
                FROM delta WINDOW so_far AS (PARTITION BY owner, cut, key ORDER BY day)),
            days AS (
                INSERT INTO ${view}.stock_day AS d (owner, cut, key, day, imported, returned, flowed, lots)
                SELECT r.owner, r.cut, r.key, r.day, r.imported + coalesce(b.imported, 0), r.returned + coalesce(b.returned, 0),
                    r.flowed + coalesce(b.flowed, 0), r.lots + coalesce(b.lots, 0)
                FROM running r
                LEFT JOIN LATERAL (
                    SELECT e.* FROM ${view}.stock_day e
                    WHERE e.owner = r.owner AND e.cut = r.cut AND e.key = r.key AND e.day <= r.day
                    ORDER BY e.day DESC LIMIT 1) b ON TRUE
                ON CONFLICT (owner, cut, key, day) DO UPDATE SET imported = excluded.imported, returned = excluded.returned,
                    flowed = excluded.flowed, lots = excluded.lots),
            late AS (
                UPDATE ${view}.stock_day d SET imported = d.imported + l.imported, returned = d.returned + l.returned,
                    flowed = d.flowed + l.flowed, lots = d.lots + l.lots
                FROM (
                    SELECT e.owner, e.cut, e.key, e.day, sum(x.imported) AS imported, sum(x.returned) AS returned, sum(x.flowed) AS flowed,
                        sum(x.lots) AS lots
                    FROM delta x JOIN ${view}.stock_day e ON e.owner = x.owner AND e.cut = x.cut AND e.key = x.key AND e.day > x.day
                    WHERE NOT EXISTS (SELECT FROM delta y
                        WHERE y.owner = e.owner AND y.cut = e.cut AND y.key = e.key AND y.day = e.day)
                    GROUP BY e.owner, e.cut, e.key, e.day) l
                WHERE d.owner = l.owner AND d.cut = l.cut AND d.key = l.key AND d.day = l.day
                    AND (SELECT max(t.day) FROM ${view}.stock_day t WHERE t.owner = '' AND t.cut = 'TOTAL' AND t.key = '')
                        > (SELECT min(t.day) FROM delta t)),
            lots AS (
                UPDATE ${view}.stock_held s SET imported = s.imported + l.imported, returned = s.returned + l.returned,
                    flowed = s.flowed + l.flowed, stock = CASE WHEN l.sequence > s.sequence THEN l.stock ELSE s.stock END,
                    moved_at = greatest(s.moved_at, l.at), sequence = greatest(s.sequence, l.sequence), movements = s.movements + l.movements
                FROM (
                    SELECT lot_id, count(*) AS movements, max(sequence) AS sequence, max(at) AS at,
                        (array_agg(stock_after ORDER BY sequence DESC))[1] AS stock,
                        coalesce(sum(pieces) FILTER (WHERE measure = 'IMPORT'), 0) AS imported,
                        coalesce(sum(pieces) FILTER (WHERE measure = 'RETURN'), 0) AS returned,
                        coalesce(sum(pieces) FILTER (WHERE measure = 'FLOW'), 0) AS flowed
                    FROM moved GROUP BY lot_id) l
                WHERE s.lot_id = l.lot_id)
            SELECT DISTINCT o.owner FROM moved m
            CROSS JOIN LATERAL (SELECT m.importer_account AS owner UNION SELECT m.agent_account WHERE m.agent_account IS NOT NULL) o""";

    /** Movements first. */
    private static final String MOVED = """
            WITH arrived AS (
                SELECT * FROM json_to_recordset(?::json) AS a("lotId" TEXT, sequence BIGINT, position BIGINT, at TIMESTAMPTZ, "eventId" TEXT,
                    measure TEXT, flow INTEGER, "declaredOn" DATE, "flowKind" TEXT, receiver TEXT, pieces BIGINT, "stockAfter" BIGINT,
                    "actorName" TEXT)),
            moved AS (
                INSERT INTO ${view}.stock_movement (lot_id, sequence, position, at, event_id, measure, lot_number, permit_number,
                    importer_account, agent_account, importer_name, kind, product, origin, opened_on, flow, declared_on, flow_kind,
                    receiver, pieces, stock_after, lots, actor_name)
                SELECT a."lotId", a.sequence, a.position, a.at, a."eventId", a.measure, s.lot_number, s.permit_number,
                    s.importer_account, s.agent_account, s.importer_name, s.kind, s.product, s.origin, s.opened_on, a.flow,
                    a."declaredOn", coalesce(a."flowKind", f.flow_kind), coalesce(a.receiver, f.receiver), a.pieces, a."stockAfter",
                    CASE WHEN a.measure = 'FLOW' AND a."stockAfter" = 0 THEN -1
                        WHEN a.measure <> 'FLOW' AND a."stockAfter" = a.pieces THEN 1 ELSE 0 END,
                    a."actorName"
                FROM arrived a
                JOIN ${view}.stock_held s ON s.lot_id = a."lotId"
                LEFT JOIN LATERAL (
                    SELECT m.flow_kind, m.receiver FROM ${view}.stock_movement m
                    WHERE a.measure = 'RETURN' AND m.lot_id = a."lotId" AND m.flow = a.flow AND m.measure = 'FLOW'
                    UNION ALL
                    SELECT b."flowKind", b.receiver FROM arrived b
                    WHERE a.measure = 'RETURN' AND b."lotId" = a."lotId" AND b.flow = a.flow AND b.measure = 'FLOW'
                    LIMIT 1) f ON TRUE
                ON CONFLICT DO NOTHING
                RETURNING *),
            """ + COUNTED;

    /**
     * What a lot has brought so far leaves the figures of what it was called and comes to those of what it is called now, row by row of the movements that
     * say so: of each measure one row out and one in, so that figures of an earlier moment stay what they were.
     */
    private static final String RELABELLED = """
            WITH moved AS (
                INSERT INTO ${view}.stock_movement (lot_id, sequence, part, position, at, event_id, measure, lot_number, permit_number,
                    importer_account, agent_account, importer_name, kind, product, origin, opened_on, pieces, stock_after, lots, actor_name)
                SELECT s.lot_id, ?, p.part, ?, ?, ?, p.measure, s.lot_number, s.permit_number, s.importer_account, s.agent_account,
                    s.importer_name, CASE WHEN p.sign < 0 THEN s.kind ELSE ? END, CASE WHEN p.sign < 0 THEN s.product ELSE ? END,
                    CASE WHEN p.sign < 0 THEN s.origin ELSE ? END, s.opened_on, p.sign * p.pieces, s.stock,
                    CASE WHEN p.measure = 'IMPORT' AND s.stock > 0 THEN p.sign ELSE 0 END, ?
                FROM ${view}.stock_held s
                CROSS JOIN LATERAL (VALUES
                    (1, -1, 'IMPORT', s.imported), (2, 1, 'IMPORT', s.imported),
                    (3, -1, 'RETURN', s.returned), (4, 1, 'RETURN', s.returned),
                    (5, -1, 'FLOW', s.flowed), (6, 1, 'FLOW', s.flowed)) p(part, sign, measure, pieces)
                WHERE s.lot_id = ? AND p.pieces <> 0
                ON CONFLICT DO NOTHING
                RETURNING *),
            """ + COUNTED;

    private record Moved(
            String lotId,
            long sequence,
            long position,
            Instant at,
            String eventId,
            String measure,
            @Nullable Integer flow,
            @Nullable LocalDate declaredOn,
            @Nullable String flowKind,
            @Nullable String receiver,
            long pieces,
            long stockAfter,
            String actorName) {}

    private final Rows rows;
    private final List<Moved> moved = new ArrayList<>();
    private long position = -1;

    StockMovements(Rows rows) {
        this.rows = rows;
    }

    void add(StockEvent event, Place place) {
        switch (event) {
            case StockLotOpened e -> {
                opened(e, place);
                moved(e, place, "IMPORT", null, null, null, null, e.pieces(), e.pieces());
            }
            case FlowRecorded e ->
                moved(
                        e,
                        place,
                        "FLOW",
                        e.flow(),
                        e.on(),
                        e.kind().name(),
                        e.receiver() == null ? null : key(e.receiver()),
                        e.pieces(),
                        e.stock());
            case GoodsReturned e -> moved(e, place, "RETURN", e.flow(), e.on(), null, null, e.pieces(), e.stock());
            case StockReminderSent e -> {
                // moves nothing
            }
            case StockLotRelabelled e -> relabelled(e, place);
        }
    }

    private void opened(StockLotOpened e, Place place) {
        var held = rows.row(HELD, e.lotId());
        if (held.has("lot_number")) {
            return;
        }
        held.set("lot_number", e.lotNumber())
                .set("permit_number", e.permitNumber())
                .set("importer_account", e.importerAccount())
                .set("agent_account", e.agentAccount())
                .set("importer_name", e.importerName())
                .set("opened_on", e.openedOn())
                .set("opened_at", place.at())
                .set("moved_at", place.at())
                .set("sequence", -1);
        label(held, e.kind(), e.product(), e.origin());
    }

    private static void label(Row held, MaskKind kind, String product, String origin) {
        held.set("kind", kind).set("product", key(product)).set("origin", origin);
    }

    private void moved(
            StockEvent event,
            Place place,
            String measure,
            @Nullable Integer flow,
            @Nullable LocalDate on,
            @Nullable String flowKind,
            @Nullable String receiver,
            long pieces,
            long stockAfter) {
        moved.add(new Moved(
                event.lotId(),
                place.sequence(),
                place.position(),
                place.at(),
                place.eventId(),
                measure,
                flow,
                on,
                flowKind,
                receiver,
                pieces,
                stockAfter,
                place.actor().name()));
        position = place.position();
    }

    /** What has moved until now has the old label: it is written first. */
    private void relabelled(StockLotRelabelled e, Place place) {
        rows.write();
        var accounts = rows.run(
                RELABELLED,
                place.sequence(),
                place.position(),
                place.at().atOffset(ZoneOffset.UTC),
                place.eventId(),
                e.kind().name(),
                key(e.product()),
                e.origin(),
                place.actor().name(),
                e.lotId());
        if (!accounts.isEmpty()) {
            label(rows.row(HELD, e.lotId()), e.kind(), e.product(), e.origin());
            tell(accounts, place.position());
        }
    }

    @Override
    public void write() {
        if (!moved.isEmpty()) {
            tell(rows.run(MOVED, rows.json(moved)), position);
            moved.clear();
        }
    }

    /** @param accounts whose figures have changed */
    private void tell(List<String> accounts, long position) {
        if (!accounts.isEmpty()) {
            rows.tell(
                    Stream.concat(Stream.of(Topics.STOCK), accounts.stream().map(Topics::account))
                            .toList(),
                    position);
        }
    }

    /** Whole characters, also outside the BMP. */
    private static String key(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_KEY
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_KEY));
    }
}
