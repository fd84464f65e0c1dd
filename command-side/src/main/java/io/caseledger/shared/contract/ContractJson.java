package io.caseledger.shared.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How what the contracts say is written as JSON: in the log, in rows, in drafts. Storage format, decided before the first stored event. */
public final class ContractJson {
    private ContractJson() {}

    public static JsonMapper mapper() {
        var json = JsonMapper.builder();
        customize(json);
        return json.build();
    }

    /** The same form for whoever brings a mapper along. */
    public static void customize(JsonMapper.Builder json) {
        json.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // a field this version does not know was written by a later one: better stop than lose it
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
