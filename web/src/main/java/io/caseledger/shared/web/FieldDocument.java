package io.caseledger.shared.web;

import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.contract.Differences;
import io.caseledger.shared.contract.Field;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Document} of a record by the description of its fields. */
public final class FieldDocument {
    private final Fields described;
    private final FieldWords words;
    private final Locale locale;
    private final Record record;
    private Map<String, Difference> changes = Map.of();
    private Map<String, String> comments = Map.of();
    private Set<String> optional = Set.of();
    private boolean everything;
    private boolean wholeTables;
    private Function<String, String> link = sha256 -> "";
    private Function<String, List<String>> sums = section -> List.of();

    public FieldDocument(Record record, Fields described, FieldWords words, Locale locale) {
        this.record = record;
        this.described = described;
        this.words = words;
        this.locale = locale;
    }

    /** Shows what has changed since an earlier version; null for none. */
    public FieldDocument since(@Nullable Record earlier) {
        if (earlier != null) {
            changes = Differences.between(earlier, record).stream()
                    .collect(Collectors.toMap(Difference::field, difference -> difference));
        }
        return this;
    }

    /** @param byPath what is said to fields and to rows */
    public FieldDocument commented(Map<String, String> byPath) {
        comments = byPath;
        return this;
    }

    /** Empty fields too, for whoever may ask for them; but not those of these sections and columns where nothing of them is filled in. */
    public FieldDocument everything(boolean all, String... unlessEmpty) {
        everything = all;
        optional = Set.of(unlessEmpty);
        return this;
    }

    /** Every column of every table, and the rows that are gone after the last. */
    public FieldDocument wholeTables() {
        wholeTables = true;
        return this;
    }

    /** @param ofSha256 where an attachment can be downloaded */
    public FieldDocument linked(Function<String, String> ofSha256) {
        link = ofSha256;
        return this;
    }

    /** @param ofSection totals below a section's rows, by its name */
    public FieldDocument summed(Function<String, List<String>> ofSection) {
        sums = ofSection;
        return this;
    }

    public Document read() {
        var fields = Differences.fields(record);
        var sections = new ArrayList<Document.Section>();
        for (var section : described.sections()) {
            var facts = facts(section, fields);
            var rows = section.list() == null ? List.<Document.Row>of() : rows(section, fields);
            if (!facts.isEmpty() || !rows.isEmpty()) {
                sections.add(new Document.Section(
                        "doc-" + section.name(),
                        words.shortLabel(section.title(), locale),
                        facts,
                        rows.isEmpty()
                                ? List.of()
                                : used(section, fields).stream()
                                        .map(field -> words.shortLabel(field.path(), locale))
                                        .toList(),
                        rows,
                        sums.apply(section.name())));
            }
        }
        return new Document(List.copyOf(sections), changes.size());
    }

    private List<Document.Field> facts(Fields.Section section, Map<String, String> fields) {
        var filled = !optional.contains(section.name())
                || section.facts().stream().anyMatch(field -> matters(field.path(), fields));
        return section.facts().stream()
                .filter(field -> matters(field.path(), fields) || (everything && filled))
                .map(field -> field(field, field.path(), fields))
                .toList();
    }

    private List<Document.Row> rows(Fields.Section section, Map<String, String> fields) {
        var shown = used(section, fields);
        var rows = new ArrayList<Document.Row>();
        for (int i = 0; i < count(section); i++) {
            var at = section.list() + "[" + i + "]";
            var sha256 = fields.get(at + ".sha256");
            rows.add(new Document.Row(
                    at,
                    Integer.toString(i + 1),
                    "true".equals(fields.get(at + ".heading")),
                    shown.stream()
                            .map(field -> field(field, at + "." + field.name(), fields))
                            .toList(),
                    sha256 == null ? null : link.apply(sha256),
                    comments.get(at)));
        }
        return rows;
    }

    private List<Field> used(Fields.Section section, Map<String, String> fields) {
        return section.columns().stream()
                .filter(field -> wholeTables
                        || (everything && !optional.contains(field.path()))
                        || IntStream.range(0, count(section))
                                .anyMatch(i -> matters(section.list() + "[" + i + "]." + field.name(), fields)))
                .toList();
    }

    private int count(Fields.Section section) {
        var list = String.valueOf(section.list());
        var count = FieldPaths.rows(record, list);
        while (wholeTables && holds(list + "[" + count + "].")) {
            count++;
        }
        return count;
    }

    private boolean holds(String row) {
        return changes.keySet().stream().anyMatch(path -> path.startsWith(row));
    }

    private boolean matters(String path, Map<String, String> fields) {
        return fields.containsKey(path) || changes.containsKey(path) || comments.containsKey(path);
    }

    private Document.Field field(Field field, String path, Map<String, String> fields) {
        var change = changes.get(path);
        return new Document.Field(
                path,
                words.shortLabel(path, locale),
                words.label(path, locale),
                words.value(path, fields.get(path), locale),
                field.wide(),
                field.form().isNumeric(),
                change != null,
                change == null ? null : words.value(path, change.before(), locale),
                comments.get(path));
    }
}
