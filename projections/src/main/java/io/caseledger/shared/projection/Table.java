package io.caseledger.shared.projection;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of views, and by which columns its rows are told apart. Rows go in as JSON, all of a batch with one statement, however many they are; PostgreSQL gives
 * each column its type. A row that has a version is set only by a later one, so that what is delivered again changes nothing.
 */
public record Table(String name, List<String> key) {
    private static final String VERSION = "version";

    public static Table of(String name, String... key) {
        return new Table(name, List.of(key));
    }

    String select(Collection<String> by) {
        return "SELECT to_jsonb(t)::text FROM ${view}.%s t WHERE %s"
                .formatted(name, list(by, "t.\"%1$s\" = ?", " AND "));
    }

    /** The rows of a list of keys, of a table with one column as its key. */
    String selectAny() {
        return "SELECT to_jsonb(t)::text FROM ${view}.%s t WHERE t.\"%s\" = ANY(?)".formatted(name, key.getFirst());
    }

    String insert(Collection<String> columns) {
        var others = columns.stream().filter(column -> !key.contains(column)).toList();
        return "INSERT INTO ${view}.%1$s AS t (%2$s) SELECT %2$s FROM json_populate_recordset(NULL::${view}.%1$s, ?::json) ON CONFLICT (%3$s) DO "
                        .formatted(name, list(columns, "\"%s\"", ", "), list(key, "\"%s\"", ", "))
                + (others.isEmpty() ? "NOTHING" : "UPDATE SET " + list(others, "\"%1$s\" = excluded.\"%1$s\"", ", "))
                + (others.contains(VERSION) ? " WHERE t.version < excluded.version" : "");
    }

    String update(Collection<String> columns) {
        return "UPDATE ${view}.%1$s t SET %2$s FROM json_populate_recordset(NULL::${view}.%1$s, ?::json) n WHERE %3$s"
                        .formatted(
                                name,
                                list(columns, "\"%1$s\" = n.\"%1$s\"", ", "),
                                list(key, "t.\"%1$s\" = n.\"%1$s\"", " AND "))
                + (columns.contains(VERSION) ? " AND t.version < n.version" : "");
    }

    private static String list(Collection<String> columns, String each, String between) {
        return columns.stream().map(each::formatted).collect(Collectors.joining(between));
    }
}
