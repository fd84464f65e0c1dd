package io.caseledger.shared.projection;

import io.caseledger.shared.contract.ContractJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows in the token's transaction. JSON in rows has the form it has in the log. */
@Component
public class Rows {
    /** Makes something of the one row that was found. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final String WAITING = "rows that wait";
    /**
     * For how long nothing waits after something that waited could not be written: then the event whose row is refused fails by itself, and it alone is parked.
     * Longer than the tries that it takes.
     */
    private static final long CAREFUL_FOR = TimeUnit.MINUTES.toNanos(1);

    private final JdbcTemplate jdbc;
    private volatile long careful = System.nanoTime();
    private final JsonMapper json = ContractJson.mapper();

    public Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public int update(String sql, @Nullable Object... values) {
        writeWaiting();
        return jdbc.update(sql, plain(values));
    }

    /**
     * Writes as {@link #update} does, but not at once: before the batch's commit, and before anything else is written or read here, all that waits is sent to the
     * database in one go for each statement. So what waits together must not depend on each other, but for the order within one statement.
     */
    public void later(String sql, @Nullable Object... values) {
        later(new Object(), sql, values);
    }

    /** The same for a row that is set: of several with the same key only the last is written. */
    public void latest(String key, String sql, @Nullable Object... values) {
        later(key, sql, values);
    }

    private void later(Object key, String sql, @Nullable Object... values) {
        if (!CurrentUnitOfWork.isStarted()
                || CurrentUnitOfWork.get().root().phase() != UnitOfWork.Phase.STARTED
                || System.nanoTime() - careful < 0) {
            update(sql, values);
            return;
        }
        var unit = CurrentUnitOfWork.get().root();
        Map<String, Map<Object, @Nullable Object[]>> waiting = unit.getOrComputeResource(WAITING, name -> {
            unit.onPrepareCommit(preparing -> writeWaiting());
            return new LinkedHashMap<>();
        });
        var rows = waiting.computeIfAbsent(sql, statement -> new LinkedHashMap<>());
        // at its end: what came in between comes before it
        rows.remove(key);
        rows.put(key, plain(values));
    }

    private void writeWaiting() {
        Map<String, Map<Object, @Nullable Object[]>> waiting = CurrentUnitOfWork.map(
                        unit -> unit.root().<Map<String, Map<Object, @Nullable Object[]>>>getResource(WAITING))
                .orElse(null);
        if (waiting == null || waiting.isEmpty()) {
            return;
        }
        var written = new LinkedHashMap<>(waiting);
        waiting.clear();
        try {
            written.forEach((sql, rows) -> jdbc.batchUpdate(sql, List.copyOf(rows.values())));
        } catch (RuntimeException e) {
            careful = System.nanoTime() + CAREFUL_FOR;
            throw e;
        }
    }

    /** The one row of a query or of an UPDATE … RETURNING; fails where there is not exactly one, as the event must have had one before it. */
    public <T> T one(String sql, Reader<T> reader, @Nullable Object... values) {
        writeWaiting();
        var found = jdbc.query(sql, (row, number) -> reader.read(row), plain(values));
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " rows instead of one: " + sql);
        }
        return found.getFirst();
    }

    /** All rows of a query that answers few. */
    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        writeWaiting();
        return jdbc.query(sql, (row, number) -> reader.read(row), plain(values));
    }

    /**
     * Empties what a processor keeps, before it reads the log again from its beginning: in one transaction with its tokens. Until it has come as far as it
     * was, it counts as behind.
     */
    public void clear(String processor, String... tables) {
        update("TRUNCATE " + String.join(", ", tables));
        update("DELETE FROM view.projection WHERE name = ?", processor);
    }

    public String json(Object value) {
        return json.writeValueAsString(value);
    }

    public <T> T fromJson(String text, Class<T> type) {
        return json.readValue(text, type);
    }

    private static @Nullable Object[] plain(@Nullable Object[] values) {
        var plain = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i];
        }
        return plain;
    }
}
