package io.caseledger.shared.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was filed as a document to read, in one language: sections of named values, rows as tables ({@code shared/document :: document}). What has
 * changed since an earlier version, and what is said to a field, stands beside it.
 *
 * @param changed how many fields differ from the earlier version
 */
public record Document(List<Section> sections, int changed) {

    /**
     * @param id id in the page, such as {@code doc-goods}
     * @param columns titles of the rows' table; empty where the section has facts only
     * @param sums quantity totals by unit
     */
    public record Section(
            String id, String title, List<Field> facts, List<String> columns, List<Row> rows, List<String> sums) {}

    /**
     * @param path of the row itself, so that a whole row can be commented on
     * @param link where an attachment can be downloaded; null for other rows
     */
    public record Row(
            String path,
            String number,
            boolean heading,
            List<Field> cells,
            @Nullable String link,
            @Nullable String comment) {
        /** HTML id: {@code goods[0]} → {@code at-goods-0}. */
        public String id() {
            return idAt(path);
        }
    }

    /**
     * One value.
     *
     * @param path field path
     * @param label the short name beside it
     * @param name its full name, where it stands alone
     * @param was value in the earlier version; null where nothing has changed
     * @param comment what the officer asks to be corrected; null for nothing
     */
    public record Field(
            String path,
            String label,
            String name,
            String value,
            boolean wide,
            boolean number,
            boolean changed,
            @Nullable String was,
            @Nullable String comment) {
        /** HTML id: {@code goods[0].quantity} → {@code at-goods-0-quantity}. */
        public String id() {
            return idAt(path);
        }
    }

    /** A value that can be named by itself. */
    public record Value(String path, String name) {}

    /** All values and rows, in the order in which they are read. */
    public Stream<Value> values() {
        return sections.stream()
                .flatMap(section -> Stream.concat(
                        section.rows().stream()
                                .flatMap(row -> Stream.concat(
                                        Stream.of(new Value(row.path(), section.title() + " " + row.number())),
                                        named(row.cells()))),
                        named(section.facts())));
    }

    private static Stream<Value> named(List<Field> fields) {
        return fields.stream().map(field -> new Value(field.path(), field.name()));
    }

    /** HTML id of what stands at a field path. */
    public static String idAt(String path) {
        return "at-" + path.replaceAll("[\\[.]", "-").replace("]", "");
    }
}
