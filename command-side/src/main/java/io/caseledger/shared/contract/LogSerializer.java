package io.caseledger.shared.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The log's storage format: JSON by Jackson 3. Decided before the first stored event; production, tests and tools all get it here. */
public final class LogSerializer {
    private LogSerializer() {}

    public static Serializer create() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(LogSerializer::customize)
                .build();
    }

    /** The same form for JSON outside the log: rows, exports. */
    public static JsonMapper mapper() {
        var json = JsonMapper.builder();
        customize(json);
        return json.build();
    }

    private static void customize(JsonMapper.Builder json) {
        json.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // a field this version does not know was written by a later one: better stop than lose it
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
