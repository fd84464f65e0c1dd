package io.caseledger.stock.contract;

import org.jspecify.annotations.Nullable;

/**
 * When to alert (MSK-61); null for never.
 *
 * @param lotDays a lot has held something for more days than this, 1 to 3650
 * @param importerPieces an importer holds more than this
 * @param receiverPieces more than this went to one receiver, returns deducted
 */
public record AlertThresholds(
        @Nullable Integer lotDays,
        @Nullable Long importerPieces,
        @Nullable Long receiverPieces) {
    public static final AlertThresholds NONE = new AlertThresholds(null, null, null);
}
