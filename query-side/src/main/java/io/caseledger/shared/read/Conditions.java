package io.caseledger.shared.read;

import io.caseledger.shared.query.Folded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Conditions of a WHERE, all of which must hold, with their values bound by name: nothing a person typed becomes SQL. */
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A condition without a value, or with one that is bound by {@link #bind}. */
    public Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    public Conditions bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** The condition, where there is a value. */
    public Conditions when(@Nullable Object value, String condition, String name) {
        return value == null ? this : add(condition).bind(name, value);
    }

    /** Contains the text, as {@link Folded} compares. */
    public Conditions contains(@Nullable String text, String column, String name) {
        return when(text, Folded.contains(column, ":" + name), name);
    }

    /** Begins with the text, as {@link Folded} compares. */
    public Conditions beginsWith(@Nullable String text, String column, String name) {
        return when(text, Folded.beginsWith(column, ":" + name), name);
    }

    public String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    public GenericExecuteSpec bindTo(GenericExecuteSpec spec) {
        return spec.bindValues(values);
    }
}
