package io.caseledger.mask.web;

import io.caseledger.shared.contract.Attachment;
import java.util.List;
import java.util.Map;

/**
 * Flows or returns of a lot that are being written (MSK-32).
 *
 * @param key idempotency key of its declaration
 * @param form {@link #FLOWS} or {@link #RETURNS}
 * @param fields as typed, by path; rows without gaps
 * @param proofs documents by the id of their row
 */
record StockDraft(
        String key, String form, String lotNumber, Map<String, String> fields, Map<String, List<Attachment>> proofs) {
    static final String FLOWS = "flows";
    static final String RETURNS = "returns";

    static StockDraft begin(String key, String form, String lotNumber) {
        return new StockDraft(key, form, lotNumber, Map.of(), Map.of());
    }

    StockDraft holding(Map<String, String> typed, Map<String, List<Attachment>> documents) {
        return new StockDraft(key, form, lotNumber, typed, documents);
    }
}
