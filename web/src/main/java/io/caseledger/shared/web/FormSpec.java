package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContentCheck;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Violation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A form that is kept as a draft until it is sent (ADR 24): what a capability says of one, and {@link DraftedForms} does the rest.
 *
 * @param <T> what is filled in
 */
public abstract class FormSpec<T extends Record> {
    final Facts facts;
    final Class<T> type;
    final FieldWords words;
    final @Nullable ContentCheck<T> rules;

    /**
     * What is fixed of a form.
     *
     * @param kind which form among drafts: capability and name, such as {@code origin.application}
     * @param onlyFilers rule that whoever may not fill it in has broken
     * @param submit button that sends it
     * @param beside fields that are kept beside those of the record
     * @param path where a draft is gone on with: {@code {id}} is its own, {@code {subject}} what it is about
     * @param shownAt where what it has become is shown; a number follows
     * @param label key of what a list calls it; {0} is the type, where it has one
     * @param about key of what a list says that it is about; {0} is the subject
     */
    public record Facts(
            String kind,
            String onlyFilers,
            String submit,
            List<String> beside,
            String path,
            String shownAt,
            String label,
            String about) {}

    /** @param rules what is asked while it is filled in; null where only the order is asked */
    protected FormSpec(Facts facts, Class<T> type, FieldWords words, @Nullable ContentCheck<T> rules) {
        this.facts = facts;
        this.type = type;
        this.words = words;
        this.rules = rules;
    }

    public final String kind() {
        return facts.kind;
    }

    public final Class<T> type() {
        return type;
    }

    /** Where a draft is gone on with. */
    public final String path(Draft.Place draft) {
        return facts.path.replace("{id}", draft.id()).replace("{subject}", draft.subject());
    }

    /** Where what it has become is shown. */
    public final String shownAt(@Nullable String number) {
        return facts.shownAt + number;
    }

    /** The order that it becomes; the draft's id is its key. */
    protected abstract Mono<?> order(Actor actor, Draft draft, Form form, T value);

    /** Says, where it is shown, what was done; ends a message key. */
    protected abstract String done(String subject);

    /** The fields with what the login decides and no browser. */
    protected Map<String, String> fixed(Map<String, String> typed, Filer filer) {
        return typed;
    }

    /** Whether what is typed after it was sent is another one, and not a late click. */
    protected boolean beginsAnew() {
        return false;
    }

    /** What tells a draft from others in a list; empty where nothing does yet. */
    protected String title(Map<String, String> fields) {
        return "";
    }

    /** Parts of the record in the order in which the page has them. */
    protected List<String> pageOrder() {
        return names(type);
    }

    /** What is wrong, as one meets its fields down the page; what is no field of the record stands above them. */
    final List<Violation> inPageOrder(List<Violation> found) {
        return found.stream()
                .sorted((one, other) -> Arrays.compare(place(one.field()), place(other.field())))
                .toList();
    }

    /** For each step of a path its place among its neighbours, and the row. */
    private int[] place(String path) {
        var place = IntStream.builder();
        Class<?> within = type;
        for (var step : path.split("\\.", -1)) {
            var name = step.replaceFirst("\\[.*", "");
            place.add((within == type ? pageOrder() : names(within)).indexOf(name));
            var row = step.replaceAll("\\D", "");
            if (!row.isEmpty()) {
                place.add(Integer.parseInt(row));
            }
            within = below(within, name);
        }
        return place.build().toArray();
    }

    private static List<String> names(Class<?> record) {
        return record.isRecord()
                ? Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
    }

    private static Class<?> below(Class<?> record, String name) {
        return record.isRecord()
                ? Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .<Class<?>>map(component ->
                                Objects.requireNonNullElse(FieldPaths.rowType(component), component.getType()))
                        .findFirst()
                        .orElse(Object.class)
                : Object.class;
    }

    /** What is kept of a form. */
    public final Map<String, String> fields(Form form) {
        var fields = new LinkedHashMap<>(FormBinder.tidy(type, form.text()));
        facts.beside.forEach(path -> {
            if (!form.value(path).isEmpty()) {
                fields.put(path, form.value(path));
            }
        });
        return fields;
    }

    /** The same as a draft keeps it. */
    public final Draft.Text text(Map<String, String> fields) {
        return Draft.Text.of(title(fields), fields);
    }
}
