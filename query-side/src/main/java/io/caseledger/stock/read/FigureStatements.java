package io.caseledger.stock.read;

import java.util.regex.Pattern;

/**
 * Figures now come from {@code stock_now}. Figures as of a moment are each key's latest earlier day's end, found by one step in an index, and what the
 * moment's own day brought until then.
 */
final class FigureStatements {
    private static final String LATEST = """
            'latest', (SELECT json_build_object('position', m.position, 'at', m.at) FROM ${view}.stock_movement m
            """;

    static final String NOW = """
            WITH figure AS (
                SELECT cut, key, label, imported, returned, flowed, lots FROM ${view}.stock_now
                WHERE owner = :owner AND imported + returned + flowed > 0 AND (cut IN ('TOTAL', 'KIND', 'ORIGIN', 'FLOW_KIND')
                    OR cut = 'OPENED_ON' AND imported + returned <> flowed)
                UNION ALL
                (SELECT cut, key, label, imported, returned, flowed, lots FROM ${view}.stock_now
                    WHERE owner = :owner AND cut = 'PRODUCT' AND cut IN ('IMPORTER', 'PRODUCT') AND imported > 0
                    ORDER BY (imported + returned - flowed) DESC, key LIMIT 20)
                UNION ALL
                (SELECT cut, key, label, imported, returned, flowed, lots FROM ${view}.stock_now
                    WHERE owner = :owner AND cut = 'IMPORTER' AND cut IN ('IMPORTER', 'PRODUCT')
                    ORDER BY (imported + returned - flowed) DESC, key LIMIT 20))
            SELECT json_build_object(
                'figures', (SELECT coalesce(json_agg(f), '[]') FROM figure f),
                'products', (SELECT count(*) FROM ${view}.stock_now WHERE owner = :owner AND cut = 'PRODUCT' AND imported > 0),
                'importers', (SELECT count(*) FROM ${view}.stock_now WHERE owner = :owner AND cut = 'IMPORTER'),
                'uneven', EXISTS (SELECT 1 FROM ${view}.stock_alert a LEFT JOIN ${view}.stock_held s ON s.lot_number = a.subject
                    WHERE a.kind = 'IMBALANCE' AND a.cleared_at IS NULL
                        AND (:owner = '' OR s.importer_account = :owner OR s.agent_account = :owner)),
                'oldest', (SELECT json_agg(o) FROM (
                    SELECT s.lot_number AS "lotNumber", s.permit_number AS "permitNumber", s.importer_account AS "importerAccount",
                        s.importer_name AS "importerName", s.kind, s.product, s.origin, s.opened_on AS "openedOn", s.imported, s.stock
                    FROM ${view}.stock_held s
                    WHERE s.stock > 0 AND (:owner = '' OR s.importer_account = :owner OR s.agent_account = :owner)
                    ORDER BY s.opened_on, s.lot_number LIMIT 10) o),
            """ + LATEST + """
             WHERE :owner = '' OR m.importer_account = :owner OR m.agent_account = :owner
                    ORDER BY m.position DESC LIMIT 1))::text""";

    /** What happened on the moment's day until it, of the cuts that are asked for. */
    private static final String TODAY = """
            SELECT c.cut, c.key, max(c.label) AS label,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'IMPORT'), 0)::bigint AS imported,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'RETURN'), 0)::bigint AS returned,
                coalesce(sum(m.pieces) FILTER (WHERE m.measure = 'FLOW'), 0)::bigint AS flowed,
                coalesce(sum(m.lots) FILTER (WHERE c.cut NOT IN ('FLOW_KIND', 'RECEIVER')), 0)::bigint AS lots
            FROM ${view}.stock_movement m
            CROSS JOIN LATERAL (VALUES
                ('TOTAL', '', ''),
                ('KIND', m.kind, m.kind),
                ('ORIGIN', m.origin, m.origin),
                ('PRODUCT', m.product, m.product),
                ('IMPORTER', m.importer_account, m.importer_name),
                ('OPENED_ON', m.opened_on::text, m.opened_on::text),
                ('FLOW_KIND', m.flow_kind, m.flow_kind),
                ('RECEIVER', CASE WHEN m.measure <> 'IMPORT' AND m.part = 0 THEN coalesce(m.receiver, '') END, coalesce(m.receiver, '')))
                c(cut, key, label)
            WHERE m.at >= :begin AND m.at <= :asOf AND (:owner = '' OR m.importer_account = :owner OR m.agent_account = :owner)
                AND c.key IS NOT NULL""";

    /** Day's ends before the moment's day. */
    private static final String BEFORE = """
            SELECT k.cut, k.key, k.label, b.imported, b.returned, b.flowed, b.lots
            FROM ${view}.stock_now k
            CROSS JOIN LATERAL (
                SELECT d.* FROM ${view}.stock_day d
                WHERE d.owner = k.owner AND d.cut = k.cut AND d.key = k.key AND d.day < :day
                ORDER BY d.day DESC LIMIT 1) b
            WHERE k.owner = :owner""";

    private static final String SUMMED = """
            SELECT x.cut, x.key, max(x.label) AS label, sum(x.imported)::bigint AS imported, sum(x.returned)::bigint AS returned,
                sum(x.flowed)::bigint AS flowed, sum(x.lots)::bigint AS lots FROM (""";

    /** What was relabelled leaves nothing behind. */
    private static final String NOT_EMPTY = " HAVING sum(x.imported) + sum(x.returned) + sum(x.flowed) > 0";

    /** The oldest lots as they were: of what moved last by the clock, the last by its place in the lot, as the nodes' clocks differ. */
    static final String AS_OF = "WITH figure AS (" + SUMMED + BEFORE + " AND k.cut <> 'RECEIVER' UNION ALL " + TODAY
            + " AND c.cut <> 'RECEIVER' GROUP BY c.cut, c.key) x GROUP BY x.cut, x.key" + NOT_EMPTY + ")," + """
             ranked AS (
                SELECT f.*, row_number() OVER (PARTITION BY f.cut ORDER BY f.imported + f.returned - f.flowed DESC, f.key) AS rank FROM figure f)
            SELECT json_build_object(
                'figures', (SELECT coalesce(json_agg(f), '[]') FROM ranked f
                    WHERE (f.cut NOT IN ('PRODUCT', 'IMPORTER') OR f.rank <= 20)
                        AND (f.cut <> 'OPENED_ON' OR f.imported + f.returned <> f.flowed)),
                'products', (SELECT count(*) FROM figure WHERE cut = 'PRODUCT'),
                'importers', (SELECT count(*) FROM figure WHERE cut = 'IMPORTER'),
                'uneven', FALSE,
                'oldest', (SELECT json_agg(o) FROM (
                    SELECT s.lot_number AS "lotNumber", s.permit_number AS "permitNumber", s.importer_account AS "importerAccount",
                        s.importer_name AS "importerName", past.kind, past.product, past.origin, s.opened_on AS "openedOn", s.imported,
                        past.stock_after AS stock
                    FROM ${view}.stock_held s
                    CROSS JOIN LATERAL (
                        SELECT n.stock_after, n.kind, n.product, n.origin FROM (
                            SELECT m.sequence, m.part, m.stock_after, m.kind, m.product, m.origin FROM ${view}.stock_movement m
                            WHERE m.lot_id = s.lot_id AND m.at <= :asOf
                            ORDER BY m.at DESC, m.sequence DESC, m.part DESC LIMIT 20) n
                        ORDER BY n.sequence DESC, n.part DESC LIMIT 1) past
                    WHERE s.opened_at <= :asOf AND (s.stock > 0 OR s.moved_at > :asOf) AND past.stock_after > 0
                        AND (:owner = '' OR s.importer_account = :owner OR s.agent_account = :owner)
                    ORDER BY s.opened_on, s.lot_number LIMIT 10) o),
            """
            + LATEST + """
             WHERE m.at <= :asOf AND (:owner = '' OR m.importer_account = :owner OR m.agent_account = :owner)
                    ORDER BY m.at DESC, m.position DESC LIMIT 1))::text""";

    static final String CUT_NOW = "SELECT key, label, imported, returned, flowed, lots FROM ${view}.stock_now"
            + " WHERE owner = :owner AND cut = :cut";

    static final String CUT_AS_OF = "SELECT key, label, imported, returned, flowed, lots FROM (" + SUMMED + BEFORE
            + " AND k.cut = :cut UNION ALL " + TODAY
            + " AND c.cut = :cut GROUP BY c.cut, c.key) x GROUP BY x.cut, x.key) figure WHERE TRUE";

    static final String MOST_FIRST =
            " AND imported + returned + flowed > 0 AND imported + returned - flowed > :stockAbove AND flowed - returned > :outAbove"
                    + " ORDER BY (imported + returned - flowed) DESC, flowed DESC, key LIMIT :limit";

    private static final Pattern OWN =
            Pattern.compile(":owner = '' OR ((\\w)\\.importer_account = :owner OR \\2\\.agent_account = :owner)");

    private FigureStatements() {}

    /** A statement for one owner, or for everybody ({@code ''}): a plan that had to serve both would read every lot there is. */
    static String of(String owner, String statement) {
        return OWN.matcher(statement).replaceAll(owner.isEmpty() ? "TRUE" : "$1");
    }
}
