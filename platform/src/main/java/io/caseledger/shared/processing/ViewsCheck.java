package io.caseledger.shared.processing;

import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.query.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the views are what the log says: each table is held, row by row, against one that was written from the log just now. */
@Component
public class ViewsCheck {
    private static final ViewSchema FRESH = new ViewSchema("view_check");
    /** Rows that are shown of a table. */
    private static final int SHOWN = 20;

    private static final String TABLES = """
            SELECT c.relname AS name, coalesce((SELECT string_agg(format('t.%I', a.attname), ', ' ORDER BY a.attnum)
                FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
                WHERE i.indrelid = c.oid AND i.indisprimary), 'md5(t.*::text)') AS key
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'r' AND c.relname NOT IN ('projection', 'flyway_schema_history') ORDER BY 1""";

    /** By the names of columns only: what stands in them is people's own, and goes into the log of whoever runs the service. */
    private static final String DIFFERENCES = """
            SELECT coalesce(a.key, b.key)::text, CASE WHEN a.row IS NULL THEN 'missing' WHEN b.row IS NULL THEN 'not in the log' ELSE
                (SELECT string_agg(k, ', ' ORDER BY k) FROM jsonb_object_keys(b.row) k WHERE a.row -> k IS DISTINCT FROM b.row -> k) END, count(*) OVER ()
            FROM (SELECT jsonb_build_array(%2$s) AS key, to_jsonb(t) AS row FROM %3$s.%1$s t) a
            FULL JOIN (SELECT jsonb_build_array(%2$s) AS key, to_jsonb(t) AS row FROM %4$s.%1$s t) b ON a.key = b.key
            WHERE a.row IS DISTINCT FROM b.row LIMIT %5$d""";

    private final Replay replay;
    private final JdbcTemplate jdbc;
    private final DataSource database;
    private final ViewSchema live;
    private final Swap swap;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    /**
     * A row that is not what the log says.
     *
     * @param what names of the columns that differ, or that the row is missing or not in the log
     */
    public record Difference(String table, String key, String what) {}

    /** @param differences some of each table */
    public record Report(long tables, long rows, long count, List<Difference> differences) {
        public boolean isFine() {
            return count == 0;
        }
    }

    private record Table(String name, String key) {}

    ViewsCheck(
            Replay replay,
            JdbcTemplate jdbc,
            DataSource database,
            ViewSchema live,
            Swap swap,
            PlatformTransactionManager transactions) {
        this.replay = replay;
        this.jdbc = jdbc;
        this.database = database;
        this.live = live;
        this.swap = swap;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Blocks for as long as a rebuild takes; the live views are held for the last moment of it and while they are compared. */
    public synchronized Report check() throws InterruptedException {
        clear();
        try (var views = replay.into(FRESH)) {
            FRESH.migrate(database);
            views.to(positions(), position -> {});
            var report = transaction.execute(status -> {
                swap.begin();
                try {
                    views.to(positions(), position -> {});
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("stopped", e);
                }
                return snapshot.execute(compared -> compare());
            });
            return Objects.requireNonNull(report);
        } finally {
            clear();
        }
    }

    private void clear() {
        jdbc.execute("DROP SCHEMA IF EXISTS " + FRESH.name() + " CASCADE");
        jdbc.update("DELETE FROM log.parked WHERE views = ?", FRESH.name());
    }

    /** Where the live views are, each processor's by itself. */
    private Map<String, Long> positions() {
        var positions = new HashMap<String, Long>();
        Replay.PROCESSORS.forEach(processor -> positions.put(processor, 0L));
        jdbc.query(live.in("SELECT name, max(position) FROM ${view}.projection GROUP BY name"), row -> {
            positions.put(row.getString(1), row.getLong(2));
        });
        return positions.entrySet().stream()
                .filter(entry -> Projections.writesViews(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Report compare() {
        var tables = jdbc.query(TABLES, (row, number) -> new Table(row.getString(1), row.getString(2)), live.name());
        var found = new ArrayList<Difference>();
        long rows = 0;
        long count = 0;
        for (var table : tables) {
            var size = jdbc.queryForObject("SELECT count(*) FROM " + live.name() + "." + table.name(), Long.class);
            rows += size == null ? 0 : size;
            var totals = jdbc.query(
                    DIFFERENCES.formatted(table.name(), table.key(), live.name(), FRESH.name(), SHOWN),
                    (row, number) -> {
                        found.add(new Difference(table.name(), row.getString(1), row.getString(2)));
                        return row.getLong(3);
                    });
            count += totals.isEmpty() ? 0 : totals.getFirst();
        }
        return new Report(tables.size(), rows, count, found);
    }
}
