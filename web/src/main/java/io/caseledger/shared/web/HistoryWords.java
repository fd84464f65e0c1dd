package io.caseledger.shared.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.HistoryEntry;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one capability's histories read: which numbers are its own, which projection writes them, and its words. Each capability has one of these. */
public abstract class HistoryWords {
    private final Pattern numbers;
    private final String projection;
    protected final FieldWords words;

    /**
     * @param numbers what the numbers of the capability look like
     * @param projection writes the histories, for {@link Queries#caughtUp}
     */
    protected HistoryWords(Pattern numbers, String projection, FieldWords words) {
        this.numbers = numbers;
        this.projection = projection;
        this.words = words;
    }

    /** Whether what has this number belongs to the capability; judged by the number's form alone. */
    boolean owns(String number) {
        return numbers.matcher(number).matches();
    }

    public String projection() {
        return projection;
    }

    /** Where the page of a number of the capability is. */
    public abstract String page(String number);

    /** What the sentence {@code event.<event>} names, in its order. */
    protected abstract Object[] named(HistoryEntry entry, Locale locale);

    /** A remark or reason below the sentence; null for none. */
    protected @Nullable String note(HistoryEntry entry, Locale locale) {
        return entry.arguments().get("reason");
    }

    /** Name of a field by its path. */
    protected String label(String path, Locale locale) {
        return words.label(path, locale);
    }

    /** A value as a person reads it; empty for null. */
    protected String value(String path, @Nullable String raw, Locale locale) {
        return words.value(path, raw, locale);
    }

    /** Whether the event's changes are comments on fields. */
    protected boolean comments(String event) {
        return false;
    }
}
