package io.caseledger.permit.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies an import permit inside the system; people use the permit number. */
public record PermitId(@JsonValue String value) {
    @JsonCreator
    public PermitId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
