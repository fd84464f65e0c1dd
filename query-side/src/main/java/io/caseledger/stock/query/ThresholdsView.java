package io.caseledger.stock.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to alert (MSK-61); null for never.
 *
 * @param lotDays a lot has held something for more days than this
 * @param importerPieces an importer holds more than this
 * @param receiverPieces more than this went to one receiver, returns deducted
 * @param version of the policy, to set it anew
 */
public record ThresholdsView(
        @Nullable Integer lotDays,
        @Nullable Long importerPieces,
        @Nullable Long receiverPieces,
        Instant setAt,
        String setBy,
        long version) {}
