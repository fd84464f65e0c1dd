package io.caseledger.shared.storage;

import io.caseledger.shared.contract.ContractJson;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The log's storage format: JSON by Jackson 3. Production, tests and tools all get it here. */
public final class LogSerializer {
    private LogSerializer() {}

    public static Serializer create() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(ContractJson::customize)
                .build();
    }
}
