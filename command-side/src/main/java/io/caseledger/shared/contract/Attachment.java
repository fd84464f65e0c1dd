package io.caseledger.shared.contract;

import org.jspecify.annotations.Nullable;

/**
 * A document that belongs to a case (COE0510-01, COE0510-02): uploaded, or announced as sent otherwise.
 *
 * @param kind code of the document kind: INVOICE, PACKING_LIST, BILL_OF_LADING, PRODUCTION_RECORD, OTHER …
 * @param sha256 lower-case hex of the content, its address in the store; null unless uploaded
 * @param mediaType decided from the content
 * @param size bytes
 */
public record Attachment(
        String kind,
        Delivery delivery,
        @Nullable String fileName,
        @Nullable String sha256,
        @Nullable String mediaType,
        @Nullable Long size) {
    /** How a document reaches the issuing unit. */
    public enum Delivery {
        UPLOADED,
        MAIL,
        COUNTER
    }
}
