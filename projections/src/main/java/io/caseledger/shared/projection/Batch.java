package io.caseledger.shared.projection;

import io.caseledger.shared.database.ViewSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one batch of events has come to and is not written yet. Used by one thread, that of its transaction. */
final class Batch {
    private final JdbcTemplate jdbc;
    private final ViewSchema schema;
    private final Map<Table, Map<List<?>, Row>> tables = new LinkedHashMap<>();
    private final Map<String, Rows.Waiting> others = new LinkedHashMap<>();
    private final Map<String, Long> topics = new LinkedHashMap<>();
    private boolean written = true;
    private @Nullable RuntimeException failure;

    Batch(JdbcTemplate jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    Row row(Table table, List<?> key) {
        return rows(table).computeIfAbsent(key, absent -> read(table, table.key(), key).stream()
                .findFirst()
                .orElseGet(() -> new Row(table, key)));
    }

    /** As {@link #row}, for one that only this event makes: it is not looked for. */
    Row add(Table table, List<?> key) {
        return rows(table).computeIfAbsent(key, absent -> new Row(table, key));
    }

    List<Row> all(Table table, String column, Object value) {
        write();
        return read(table, List.of(column), List.of(value)).stream()
                .map(row -> rows(table)
                        .computeIfAbsent(table.key().stream().map(row::value).toList(), absent -> row))
                .toList();
    }

    @SuppressWarnings("unchecked")
    <T extends Rows.Waiting> T waiting(String name, Supplier<T> make) {
        written = false;
        return (T) others.computeIfAbsent(name, absent -> make.get());
    }

    void tell(Collection<String> changed, long position) {
        changed.forEach(topic -> topics.merge(topic, position, Math::max));
    }

    Map<String, Long> topics() {
        return topics;
    }

    boolean isWritten() {
        return written;
    }

    /** Nothing of it is true any more. */
    void forget() {
        tables.clear();
        others.clear();
        written = true;
    }

    /** What waited cannot be told from what failed, so that none of it may be written. */
    void fail(RuntimeException cause) {
        failure = cause;
    }

    void write() {
        if (failure != null) {
            throw failure;
        }
        tables.forEach((table, rows) -> {
            // first what is there: an old row may have to give room for a new one
            write(table, rows.values(), true);
            write(table, rows.values(), false);
        });
        tables.values().forEach(rows -> rows.values().forEach(Row::isWritten));
        others.values().forEach(Rows.Waiting::write);
        written = true;
    }

    /** One statement for all rows of which the same columns are set: of a table's new rows, that is all. */
    private void write(Table table, Collection<Row> rows, boolean stored) {
        var alike = new LinkedHashMap<Collection<String>, List<Map<String, @Nullable Object>>>();
        for (var row : rows) {
            var columns = row.changed();
            if (row.isStored() == stored && !columns.isEmpty()) {
                alike.computeIfAbsent(columns, same -> new ArrayList<>()).add(row.written(table));
            }
        }
        alike.forEach((columns, values) -> jdbc.update(
                schema.in(stored ? table.update(columns) : table.insert(columns)),
                Row.JSON.writeValueAsString(values)));
    }

    private Map<List<?>, Row> rows(Table table) {
        written = false;
        return tables.computeIfAbsent(table, absent -> new LinkedHashMap<>());
    }

    private List<Row> read(Table table, List<String> columns, List<?> values) {
        return jdbc.query(
                schema.in(table.select(columns)), (row, number) -> new Row(row.getString(1)), values.toArray());
    }
}
