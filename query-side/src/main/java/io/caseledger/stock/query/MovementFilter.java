package io.caseledger.stock.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to find movements by: the way from any figure to the events behind it (MSK-60). Null means any; everything is compared exactly but the
 * receiver, of which a part will do.
 *
 * @param measure IMPORT, FLOW or RETURN
 * @param importer account
 * @param from first day recorded, Asia/Taipei
 * @param to last day recorded, included
 * @param openedFrom first day on which the lot was opened (age of stock)
 * @param openedTo last such day, included
 * @param asOf only what was recorded up to this moment (MSK-62)
 */
public record MovementFilter(
        @Nullable String measure,
        @Nullable String flowKind,
        @Nullable String kind,
        @Nullable String origin,
        @Nullable String product,
        @Nullable String importer,
        @Nullable String receiver,
        @Nullable String permitNumber,
        @Nullable String lotNumber,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate openedFrom,
        @Nullable LocalDate openedTo,
        @Nullable Instant asOf) {
    public static final MovementFilter ANY =
            new MovementFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
