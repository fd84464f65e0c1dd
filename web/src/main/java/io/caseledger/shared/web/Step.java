package io.caseledger.shared.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a case's timeline ({@code shared/parts :: steps}).
 *
 * @param name as read, in the page's language
 * @param progress how far
 * @param at when it was reached, null where not yet
 */
public record Step(String name, Progress progress, @Nullable Instant at) {
    /** Lower-case names are style classes and ends of message keys {@code shared.steps.…}. */
    public enum Progress {
        DONE,
        CURRENT,
        /** Somebody outside the issuing unit must act. */
        ACTION,
        TODO,
        STOPPED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
