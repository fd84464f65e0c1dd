package io.caseledger.shared.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a history ({@code shared/history :: entries}): who did what when. All texts are in the page's language.
 *
 * @param what the event as a sentence
 * @param onBehalfOf name of the account acted for, null for none
 * @param note reason or remark given, null for none
 * @param changes old and new by field, may be empty
 * @param proof where the event's proof is, null while there is no such page
 */
public record HistoryEntry(
        Instant at,
        String who,
        String role,
        @Nullable String onBehalfOf,
        String what,
        @Nullable String note,
        List<Change> changes,
        @Nullable String proof) {

    /** One field before and after; null where it had no value. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
