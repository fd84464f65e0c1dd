package io.caseledger.shared.web;

import io.caseledger.shared.query.HistoryEntry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one capability's histories read: which numbers are its own, which projection writes them, and its words. Each capability has one of these. */
public interface HistoryWords {
    /** Whether what has this number belongs to the capability; judged by the number's form alone. */
    boolean owns(String number);

    /** Name of the projection that writes the number's history, for {@link Queries#caughtUp}. */
    String projection(String number);

    /** What the sentence {@code event.<event>} names, in its order. */
    Object[] named(HistoryEntry entry, Locale locale);

    /** A remark or reason below the sentence; null for none. */
    default @Nullable String note(HistoryEntry entry, Locale locale) {
        return entry.arguments().get("reason");
    }

    /** Name of a field by its path. */
    String label(String path, Locale locale);

    /** A value as a person reads it; empty for null. */
    String value(String path, @Nullable String raw, Locale locale);

    /** Whether the event's changes are comments on fields. */
    default boolean comments(String event) {
        return false;
    }
}
