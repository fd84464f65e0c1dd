package io.caseledger.shared.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of whatever has a number – a case, a permit, a lot – as a person reads it (COE0150-02, AUD-01).
 *
 * @param number of the case, permit or lot
 * @param event simple name of the event; its sentence is the message {@code event.<event>}
 * @param onBehalfOf account in whose name it was done (ACC-09), null for the actor's own
 * @param arguments what the sentence names
 * @param changes for revisions: old and new by field path; for requests for correction: each field with its comment as {@code after}
 */
public record HistoryEntry(
        String number,
        long position,
        long sequence,
        String eventId,
        Instant at,
        String event,
        String actorAccount,
        String actorName,
        String actorRole,
        @Nullable String onBehalfOf,
        @Nullable String onBehalfOfName,
        @Nullable String originAddress,
        @Nullable String correlationId,
        @Nullable String causationId,
        Map<String, String> arguments,
        List<FieldChange> changes) {
    /** A changed field; null where a row was added or removed. */
    public record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}
}
