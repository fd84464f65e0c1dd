package io.caseledger.shared.projection;

import io.caseledger.shared.database.ViewSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Set<Table> read = new HashSet<>();
    private Set<String> expected = Set.of();

    Batch(JdbcTemplate jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    void expect(Set<String> aggregates) {
        expected = aggregates;
        read.clear();
    }

    Row row(Table table, List<?> key) {
        var known = rows(table).get(key);
        if (known != null) {
            return known;
        }
        var row = isExpected(key) ? fromAll(table, key) : fromOne(table, key);
        rows(table).put(key, row);
        return row;
    }

    /** As {@link #row}, for one that only this event makes: it is not looked for. */
    Row add(Table table, List<?> key) {
        return rows(table).computeIfAbsent(key, absent -> new Row(table, key));
    }

    /** As {@link #row}, for one that is there, and of which nothing is asked. */
    Row change(Table table, List<?> key) {
        return rows(table).computeIfAbsent(key, absent -> {
            var row = new Row(table, key);
            row.isWritten();
            return row;
        });
    }

    List<Row> all(Table table, String column, Object value) {
        write();
        return read(table, List.of(column), List.of(value)).stream()
                .map(row -> rows(table).computeIfAbsent(keyOf(table, row), absent -> row))
                .toList();
    }

    @SuppressWarnings("unchecked")
    <T extends Rows.Waiting> T waiting(String name, Supplier<T> make) {
        return (T) others.computeIfAbsent(name, absent -> make.get());
    }

    void tell(Collection<String> changed, long position) {
        changed.forEach(topic -> topics.merge(topic, position, Math::max));
    }

    Map<String, Long> topics() {
        return topics;
    }

    List<String> run(String sql, @Nullable Object... values) {
        return jdbc.query(schema.in(sql), (row, number) -> row.getString(1), values);
    }

    void write() {
        tables.forEach((table, rows) -> {
            // first what is there: an old row may have to give room for a new one
            write(table, rows.values(), true);
            write(table, rows.values(), false);
        });
        tables.values().forEach(rows -> rows.values().forEach(Row::isWritten));
        others.values().forEach(Rows.Waiting::write);
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

    private boolean isExpected(List<?> key) {
        return key.size() == 1 && key.getFirst() instanceof String id && expected.contains(id);
    }

    /** With all others that are expected, at the first call for a table. */
    private Row fromAll(Table table, List<?> key) {
        if (read.add(table)) {
            var rows = rows(table);
            jdbc.query(schema.in(table.selectAny()), (row, number) -> new Row(row.getString(1)), (Object)
                            expected.toArray(String[]::new))
                    .forEach(row -> rows.putIfAbsent(keyOf(table, row), row));
        }
        var row = rows(table).get(key);
        return row == null ? new Row(table, key) : row;
    }

    private Row fromOne(Table table, List<?> key) {
        return read(table, table.key(), key).stream().findFirst().orElseGet(() -> new Row(table, key));
    }

    private Map<List<?>, Row> rows(Table table) {
        return tables.computeIfAbsent(table, absent -> new LinkedHashMap<>());
    }

    private static List<?> keyOf(Table table, Row row) {
        return table.key().stream().map(row::value).toList();
    }

    private List<Row> read(Table table, List<String> columns, List<?> values) {
        return jdbc.query(
                schema.in(table.select(columns)), (row, number) -> new Row(row.getString(1)), values.toArray());
    }
}
