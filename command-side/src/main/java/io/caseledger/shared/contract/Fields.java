package io.caseledger.shared.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All fields of a record that people file, in the sections in which they read it. Documents, histories, differences, searches and the longest texts follow
 * from here.
 */
public final class Fields {
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    /**
     * What is read together.
     *
     * @param title a section is called by the label of this path
     * @param facts single fields
     * @param list name of the rows' field; null for a section without rows
     * @param columns of the rows
     * @param secret name of a row's flag that keeps the row out of searches; null where there is none
     */
    public record Section(
            String name,
            String title,
            List<Field> facts,
            @Nullable String list,
            List<Field> columns,
            @Nullable String secret) {

        public static Section of(String name, String title, List<Field> facts) {
            return new Section(name, title, facts, null, List.of(), null);
        }

        public static Section rows(
                String name,
                String title,
                List<Field> facts,
                String list,
                List<Field> columns,
                @Nullable String secret) {
            return new Section(name, title, facts, list, columns, secret);
        }
    }

    private final String labels;
    private final List<Section> sections;
    private final Map<String, Field> byPath = new LinkedHashMap<>();

    /**
     * @param labels what a field is called is the message {@code <labels>.<path>}
     * @param others fields that no section shows
     */
    public Fields(String labels, List<Section> sections, List<Field> others) {
        this.labels = labels;
        this.sections = List.copyOf(sections);
        sections.forEach(section -> {
            section.facts().forEach(field -> byPath.put(field.path(), field));
            section.columns().forEach(field -> byPath.put(field.path(), field));
        });
        others.forEach(field -> byPath.put(field.path(), field));
    }

    /** A path without the index of rows: {@code goods[0].quantity} → {@code goods.quantity}. */
    public static String unindexed(String path) {
        return path.indexOf('[') < 0 ? path : INDEX.matcher(path).replaceAll("");
    }

    public List<Section> sections() {
        return sections;
    }

    public List<Field> all() {
        return List.copyOf(byPath.values());
    }

    /** Message key of what a field, a row or a section is called. */
    public String label(String path) {
        return labels + "." + unindexed(path);
    }

    public Optional<Field> at(String path) {
        return Optional.ofNullable(byPath.get(unindexed(path)));
    }

    /** How many characters a text may have. */
    public int longest(String path) {
        return at(path).map(Field::longest).orElse(Field.LONGEST);
    }

    /** The values by which a record is found, in its order; rows that are secret say nothing. */
    public List<String> searched(Record record) {
        var filled = FieldPaths.filledIn(record);
        var found = new ArrayList<String>();
        filled.forEach((path, value) -> {
            if (at(path).filter(Field::searched).isPresent() && !isSecret(path, filled)) {
                found.add(value.toString());
            }
        });
        return found;
    }

    private boolean isSecret(String path, Map<String, Object> filled) {
        var row = path.lastIndexOf(']') + 1;
        return row > 0
                && sections.stream()
                        .filter(section -> section.secret() != null && path.startsWith(section.list() + "["))
                        .anyMatch(section ->
                                Boolean.TRUE.equals(filled.get(path.substring(0, row) + "." + section.secret())));
    }
}
