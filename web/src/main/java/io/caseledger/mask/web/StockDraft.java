package io.caseledger.mask.web;

import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.web.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A draft of flows or returns of a lot (MSK-32); its rows without gaps.
 *
 * @param proofs documents by the id of their row, which the draft keeps aside: a form names its rows, never a content
 */
record StockDraft(Draft draft, Map<String, List<Attachment>> proofs) {
    static final String FLOWS = "flows";
    static final String RETURNS = "returns";

    private static final String CAPABILITY = "mask.";
    private static final JsonMapper JSON = ContractJson.mapper();

    static StockDraft of(Draft draft) {
        return new StockDraft(
                draft,
                JSON.convertValue(draft.aside(), new TypeReference<LinkedHashMap<String, List<Attachment>>>() {}));
    }

    /** This form among drafts. */
    static String kind(String form) {
        return CAPABILITY + form;
    }

    /** Idempotency key of its declaration. */
    String key() {
        return draft.id();
    }

    /** {@link #FLOWS} or {@link #RETURNS}. */
    String form() {
        return draft.kind().substring(CAPABILITY.length());
    }

    String lotNumber() {
        return draft.subject();
    }

    Map<String, String> fields() {
        return draft.fields();
    }
}
