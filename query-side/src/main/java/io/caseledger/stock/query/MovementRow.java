package io.caseledger.stock.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event behind the figures (MSK-60).
 *
 * @param sequence number of the event within its lot
 * @param part 0 for what the event moved; from 1 where it relabelled the lot: what left the old label is odd, what came to the new one even
 * @param measure IMPORT, FLOW or RETURN
 * @param flow number of the flow that it is or that it comes back from; null for an import or a relabelling
 * @param on day declared, Asia/Taipei
 * @param flowKind name of a {@code FlowKind}; null for an import
 * @param pieces below zero for what leaves a label
 * @param stockAfter pieces left in the lot
 * @param at when it was recorded
 */
public record MovementRow(
        long position,
        long sequence,
        int part,
        Instant at,
        String eventId,
        String measure,
        String lotNumber,
        String permitNumber,
        String importerAccount,
        String importerName,
        String kind,
        String product,
        String origin,
        LocalDate openedOn,
        @Nullable Integer flow,
        @Nullable LocalDate on,
        @Nullable String flowKind,
        @Nullable String receiver,
        long pieces,
        long stockAfter,
        String actorName) {
    /** Unique, and rising with the log. */
    public long place() {
        return position * 8 + part;
    }

    public boolean relabels() {
        return part > 0;
    }
}
