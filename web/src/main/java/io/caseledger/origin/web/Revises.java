package io.caseledger.origin.web;

import io.caseledger.shared.web.Draft;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The case in correction that a draft revises, and what of it the author has seen when beginning. */
record Revises(String receiptNumber, long version, int revision) {

    /** Null for a new application. */
    static @Nullable Revises of(Draft draft) {
        return draft.subject().isEmpty()
                ? null
                : new Revises(
                        draft.subject(),
                        draft.aside().path("version").asLong(),
                        draft.aside().path("revision").asInt());
    }

    /** What the draft keeps of it. */
    Map<String, Object> aside() {
        return Map.of("version", version, "revision", revision);
    }
}
