package io.caseledger.shared.projection;

import io.caseledger.shared.contract.ContractJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A row as a batch makes or changes it, by the names of its columns. Values are those of contracts; JSON in them has the form it has in the log. */
public final class Row {
    static final JsonMapper JSON = ContractJson.mapper();

    private final Map<String, @Nullable Object> values;
    private final Set<String> set = new LinkedHashSet<>();
    private boolean stored;

    /** A new one. */
    Row(Table table, List<?> key) {
        values = new LinkedHashMap<>();
        for (int i = 0; i < key.size(); i++) {
            set(table.key().get(i), key.get(i));
        }
    }

    /** One that the table has, as JSON. */
    @SuppressWarnings("unchecked")
    Row(String stored) {
        values = JSON.readValue(stored, Map.class);
        this.stored = true;
    }

    /** Whether it has a value. */
    public boolean has(String column) {
        return values.get(column) != null;
    }

    public Row set(String column, @Nullable Object value) {
        values.put(column, value);
        set.add(column);
        return this;
    }

    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    public @Nullable String textOrNull(String column) {
        return Objects.toString(values.get(column), null);
    }

    public long number(String column) {
        return ((Number) Objects.requireNonNull(values.get(column), column)).longValue();
    }

    public boolean is(String column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    public @Nullable Instant instant(String column) {
        var text = textOrNull(column);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    public <T> T json(String column, Class<T> type) {
        return JSON.convertValue(values.get(column), type);
    }

    Object value(String column) {
        return Objects.requireNonNull(values.get(column), column);
    }

    boolean isStored() {
        return stored;
    }

    /** The names of what was set, in one order for all rows. */
    Collection<String> changed() {
        return new TreeSet<>(set);
    }

    /** What was set, and what it is found by. */
    Map<String, @Nullable Object> written(Table table) {
        var written = new TreeMap<String, @Nullable Object>();
        table.key().forEach(column -> written.put(column, values.get(column)));
        set.forEach(column -> written.put(column, values.get(column)));
        return written;
    }

    void isWritten() {
        stored = true;
        set.clear();
    }
}
