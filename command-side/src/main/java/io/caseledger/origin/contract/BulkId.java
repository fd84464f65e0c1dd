package io.caseledger.origin.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifies one filing of many applications at once (COE0010-17). */
public record BulkId(@JsonValue String value) {
    @JsonCreator
    public BulkId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("bulk id is blank");
        }
    }

    /** Id of the case that the application at an index becomes: the same whenever it is tried again, so that nothing is filed twice. */
    public CaseId caseAt(int index) {
        return new CaseId(UUID.nameUUIDFromBytes((value + '\n' + index).getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
