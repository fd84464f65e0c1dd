package io.caseledger.shared.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a follower of the log could not take (REL-05).
 *
 * @param follower projector or automation that lacks it
 * @param event simple name of its class
 * @param cause why, in the words of whoever threw it; null where that is being found out anew
 * @param waiting events of the same case that wait behind it
 */
public record ParkedRow(
        String follower,
        String caseId,
        long position,
        String eventId,
        String event,
        Instant happenedAt,
        Instant parkedAt,
        @Nullable String cause,
        int tries,
        @Nullable Instant nextTryAt,
        long waiting) {}
