package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form as it was typed, with what was found wrong in it: what a rejected form shows again (GEN-05). Values stay raw text by path, such as
 * {@code goods[0].quantity}, also when they are no number. Immutable; the model attribute {@code form} of {@code shared/field}.
 */
public final class Form {
    /** Field that carries the idempotency key (GEN-07). */
    public static final String KEY = "idempotencyKey";
    /** Field of the pressed button: {@code save}, {@code submit}, {@code add:goods}, {@code copy:goods:1}, {@code delete:goods:1}. */
    public static final String OP = "op";

    // four digits bound what a hostile field name can make us list
    private static final Pattern ROW = Pattern.compile("(\\w+)\\[(\\d{1,4})](.*)", Pattern.DOTALL);
    /** Where a name in a path ends. */
    private static final Pattern STEP = Pattern.compile("[.\\[]");

    private static final Pattern ROW_OP = Pattern.compile("(add|copy|delete):(\\w+)(?::(\\d{1,4}))?");

    private final Map<String, List<String>> typed;
    private final List<Violation> violations;
    private final @Nullable String opened;
    private final Map<String, String> notes;

    private Form(
            Map<String, List<String>> typed,
            List<Violation> violations,
            @Nullable String opened,
            Map<String, String> notes) {
        this.typed = typed;
        this.violations = violations;
        this.opened = opened;
        this.notes = notes;
    }

    /** An empty form with a fresh idempotency key. */
    public static Form blank() {
        return new Form(Map.of(), List.of(), null, Map.of())
                .with(KEY, UUID.randomUUID().toString());
    }

    /** What a browser sent. */
    public static Form of(MultiValueMap<String, String> sent) {
        var typed = new LinkedHashMap<String, List<String>>();
        // what is not typed text (an uploaded file's part) has no place here
        sent.forEach((name, values) -> typed.put(
                name, values.stream().map(value -> value == null ? "" : value).toList()));
        return new Form(typed, List.of(), null, Map.of());
    }

    /** A form with these fields. */
    public static Form holding(Map<String, String> fields) {
        var sent = new LinkedMultiValueMap<String, String>();
        fields.forEach(sent::add);
        return of(sent);
    }

    /** The same with the record's fields replaced by these; other fields stay. */
    public Form holding(Class<? extends Record> type, Map<String, String> fields) {
        var parts = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        var changed = new LinkedHashMap<>(typed);
        changed.keySet().removeIf(path -> parts.contains(STEP.split(path, 2)[0]));
        fields.forEach((path, value) -> {
            if (parts.contains(STEP.split(path, 2)[0])) {
                changed.put(path, List.of(value));
            }
        });
        return new Form(changed, violations, opened, notes);
    }

    /** The same with its rows numbered as violations name them, and no button pressed. */
    public Form tidied(Class<? extends Record> type) {
        return holding(type, FormBinder.tidy(type, text())).with(OP, null);
    }

    /** What was typed, as a record; fails with {@link Rejection.Kind#INVALID} where some of it cannot be read. */
    public <T extends Record> T read(Class<T> type) {
        var bound = FormBinder.bind(type, text());
        if (!bound.violations().isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, bound.violations());
        }
        return bound.value();
    }

    /** The same with one field set; null or nothing removes it. */
    public Form with(String path, @Nullable String value) {
        var changed = new LinkedHashMap<>(typed);
        if (value == null || value.isEmpty()) {
            changed.remove(path);
        } else {
            changed.put(path, List.of(value));
        }
        return new Form(changed, violations, opened, notes);
    }

    /** The same with what rules found wrong. */
    public Form refused(List<Violation> found) {
        return new Form(typed, List.copyOf(found), opened, notes);
    }

    /** The same with what somebody else says to fields, such as an officer who asks for a correction. */
    public Form noted(Map<String, String> said) {
        return new Form(typed, violations, opened, Map.copyOf(said));
    }

    /** What is said to exactly this field; null for nothing. */
    public @Nullable String note(String path) {
        return notes.get(path);
    }

    /** As typed; empty where nothing was. */
    public String value(String path) {
        var values = typed.get(path);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    /** What was typed without blanks around it; null where nothing was. */
    public @Nullable String optional(String path) {
        var value = value(path).strip();
        return value.isEmpty() ? null : value;
    }

    /** Everything typed, by path; of a field with several values the first. */
    public Map<String, String> text() {
        var text = new LinkedHashMap<String, String>();
        typed.keySet().forEach(path -> text.put(path, value(path)));
        return text;
    }

    /** All values of a field that can have several. */
    public List<String> values(String path) {
        return typed.getOrDefault(path, List.of());
    }

    /** Whether a choice is taken. */
    public boolean has(String path, @Nullable Object choice) {
        return choice != null && values(path).contains(choice.toString());
    }

    /** Everything typed, by path. */
    public Map<String, List<String>> typed() {
        return Map.copyOf(typed);
    }

    /** Names of all fields typed, in the order sent. */
    public List<String> paths() {
        return List.copyOf(typed.keySet());
    }

    public String key() {
        return value(KEY);
    }

    public String op() {
        return value(OP);
    }

    public boolean failed() {
        return !violations.isEmpty();
    }

    public List<Violation> violations() {
        return violations;
    }

    /** What is wrong with exactly this field. */
    public List<Violation> errors(String path) {
        return violations.stream()
                .filter(violation -> violation.field().equals(path))
                .toList();
    }

    /** How much is wrong in this field and those below it: {@code goods[0]} counts {@code goods[0].quantity}. */
    public long errorsWithin(String path) {
        return violations.stream()
                .filter(violation -> violation.field().equals(path)
                        || violation.field().startsWith(path + ".")
                        || violation.field().startsWith(path + "["))
                .count();
    }

    /** The HTML id of a field: {@code goods[0].quantity} → {@code goods-0-quantity}. */
    public static String id(String path) {
        return path.replaceAll("[\\[.]", "-").replace("]", "");
    }

    /** The rows typed of a list, by index; there may be gaps where rows were removed. */
    public List<Integer> rows(String list) {
        // an added row has no values yet
        return Stream.concat(typed.keySet().stream(), Stream.ofNullable(opened))
                .map(ROW::matcher)
                .filter(row -> row.matches() && row.group(1).equals(list))
                .map(row -> Integer.valueOf(row.group(2)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Path of the row that was just added or copied, to be focused; null where none was. */
    public @Nullable String opened() {
        return opened;
    }

    /** Whether the pressed button changes detail rows; the page then shows {@link #applied()} again and sends no command. */
    public boolean changesRows() {
        return ROW_OP.matcher(op()).matches();
    }

    /** The form after a row was added, copied or deleted by a button (UI-02 without scripts); rows are numbered anew without gaps. */
    public Form applied() {
        var op = ROW_OP.matcher(op());
        if (!op.matches()) {
            return this;
        }
        var list = op.group(2);
        var rows = new ArrayList<Map<String, List<String>>>();
        var source = -1;
        for (var row : rows(list)) {
            if (String.valueOf(row).equals(op.group(3))) {
                source = rows.size();
            }
            rows.add(row(list, row));
        }
        var focus = -1;
        switch (op.group(1)) {
            case "add" -> {
                focus = rows.size();
                rows.add(Map.of());
            }
            case "copy" -> {
                if (source >= 0) {
                    focus = source + 1;
                    rows.add(focus, rows.get(source));
                }
            }
            default -> {
                if (source >= 0) {
                    rows.remove(source);
                }
            }
        }
        var changed = new LinkedHashMap<String, List<String>>();
        typed.forEach((path, values) -> {
            if (!path.equals(OP) && !path.startsWith(list + "[")) {
                changed.put(path, values);
            }
        });
        for (var i = 0; i < rows.size(); i++) {
            var at = list + "[" + i + "]";
            rows.get(i).forEach((rest, values) -> changed.put(at + rest, values));
        }
        return new Form(changed, List.of(), focus < 0 ? null : list + "[" + focus + "]", notes);
    }

    /** The same with every value changed, the names kept. */
    public Form map(UnaryOperator<String> change) {
        var changed = new LinkedHashMap<String, List<String>>();
        typed.forEach(
                (path, values) -> changed.put(path, values.stream().map(change).toList()));
        return new Form(changed, violations, opened, notes);
    }

    private Map<String, List<String>> row(String list, int index) {
        var at = list + "[" + index + "]";
        var found = new LinkedHashMap<String, List<String>>();
        typed.forEach((path, values) -> {
            if (path.startsWith(at)) {
                found.put(path.substring(at.length()), values);
            }
        });
        return found;
    }
}
