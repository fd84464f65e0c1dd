package io.caseledger.origin.web;

import io.caseledger.origin.query.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * One line of a case's history, in one language (COE0150-02).
 *
 * @param what the event as a sentence
 * @param note reason given, or who collected it
 * @param changes old and new by field; for a request for correction each field with its comment as {@code after}
 * @param comments whether {@code changes} are comments
 */
record CaseEvent(
        long position,
        long sequence,
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

    /** One field before and after, as read. */
    record Change(
            String path,
            String field,
            @Nullable String before,
            @Nullable String after) {}

    static CaseEvent of(HistoryEntry entry, CaseWords words, MessageSource messages, Locale locale) {
        var comments = entry.event().equals("CorrectionRequested");
        var arguments = entry.arguments();
        return new CaseEvent(
                entry.position(),
                entry.sequence(),
                entry.eventId(),
                entry.correlationId(),
                entry.at(),
                entry.actorName(),
                messages.getMessage("role." + entry.actorRole(), null, locale),
                entry.onBehalfOf(),
                messages.getMessage("event." + entry.event(), named(entry.event(), arguments, words, locale), locale),
                arguments.getOrDefault("reason", arguments.get("collectedBy")),
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

    /** What the sentence names, in its order. */
    private static Object[] named(String event, Map<String, String> arguments, CaseWords words, Locale locale) {
        return switch (event) {
            case "CertificateSubmitted" ->
                new Object[] {
                    arguments.getOrDefault("receiptNumber", ""),
                    words.unit(arguments.getOrDefault("issuingUnit", ""), locale)
                };
            case "CaseTaken" -> new Object[] {arguments.getOrDefault("officer", "")};
            case "CorrectionRequested" -> new Object[] {arguments.getOrDefault("fields", "")};
            case "CertificateRevised" -> new Object[] {arguments.getOrDefault("revision", "")};
            case "CertificateApproved" -> new Object[] {arguments.getOrDefault("certificateNumber", "")};
            default -> new Object[0];
        };
    }
}
