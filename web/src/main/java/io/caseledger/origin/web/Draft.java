package io.caseledger.origin.web;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application that is being written: what was typed, as typed (COE0010-14).
 *
 * @param id also the idempotency key of its filing
 * @param revises the case that it revises; null for a new application
 * @param title tells it from others in a list
 * @param fields raw text by path of {@code CertificateApplication}
 * @param version rises with each save
 * @param filedAs receipt number once it is filed; its fields are then empty
 */
record Draft(
        String id,
        String accountId,
        @Nullable Revises revises,
        String title,
        Map<String, String> fields,
        long version,
        @Nullable String filedAs,
        Instant createdAt,
        Instant updatedAt) {

    /** A case in correction, and what of it the author has seen when beginning. */
    record Revises(String receiptNumber, long version, int revision) {}

    /**
     * A page that shows a draft.
     *
     * @param editor random, one for each time the page is made
     * @param seen version of the draft that it was made from
     */
    record Tab(String editor, long seen) {}

    /** For lists: without the fields. */
    record Line(
            String id,
            @Nullable String receiptNumber,
            @Nullable String type,
            String title,
            Instant createdAt,
            Instant updatedAt) {}
}
