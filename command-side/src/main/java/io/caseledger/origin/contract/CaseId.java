package io.caseledger.origin.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies a certificate case inside the system; people use the receipt number. */
public record CaseId(@JsonValue String value) {
    @JsonCreator
    public CaseId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("case id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
