package io.caseledger.mask.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies a stock lot inside the system; people use the lot number. */
public record LotId(@JsonValue String value) {
    @JsonCreator
    public LotId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
