package io.caseledger.shared.web;

import io.caseledger.shared.query.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * One line of a history ({@code shared/history :: entries}), in one language: who did what when (COE0150-02).
 *
 * @param what the event as a sentence
 * @param onBehalfOf who was acted for (ACC-09), null for none
 * @param note reason or remark given, null for none
 * @param changes old and new by field; where a field was commented on, the comment as {@code after}
 * @param comments whether {@code changes} are comments
 */
public record HistoryLine(
        long position,
        long sequence,
        String event,
        String eventId,
        @Nullable String correlationId,
        Instant at,
        String who,
        String role,
        @Nullable String onBehalfOf,
        String what,
        @Nullable String note,
        List<Change> changes,
        boolean comments) {

    /** One field before and after, as read; empty where it had no value. */
    public record Change(
            String path,
            String field,
            @Nullable String before,
            @Nullable String after) {}

    public static HistoryLine of(HistoryEntry entry, HistoryWords words, MessageSource messages, Locale locale) {
        var comments = words.comments(entry.event());
        return new HistoryLine(
                entry.position(),
                entry.sequence(),
                entry.event(),
                entry.eventId(),
                entry.correlationId(),
                entry.at(),
                entry.actorName(),
                messages.getMessage("role." + entry.actorRole(), null, locale),
                entry.onBehalfOf() == null
                        ? null
                        : Objects.requireNonNullElse(entry.onBehalfOfName(), entry.onBehalfOf()),
                messages.getMessage("event." + entry.event(), words.named(entry, locale), locale),
                words.note(entry, locale),
                entry.changes().stream()
                        .map(change -> new Change(
                                change.field(),
                                words.label(change.field(), locale),
                                words.value(change.field(), change.before(), locale),
                                // a comment is text of a person, not a value of the field
                                comments ? change.after() : words.value(change.field(), change.after(), locale)))
                        .toList(),
                comments);
    }
}
