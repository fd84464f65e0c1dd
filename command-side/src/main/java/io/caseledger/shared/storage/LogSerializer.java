package io.caseledger.shared.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.caseledger.shared.contract.ContractJson;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The log's storage format: JSON by Jackson 3. Production, tests and tools all get it here. */
public final class LogSerializer {
    private LogSerializer() {}

    /** The context of a replay may be anything, which Jackson refuses to store; ours have none. */
    @JsonIgnoreProperties("context")
    private interface ReplayTokenForm {}

    public static Serializer create() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(json -> {
                    ContractJson.customize(json);
                    json.addMixIn(ReplayToken.class, ReplayTokenForm.class);
                })
                .build();
    }
}
