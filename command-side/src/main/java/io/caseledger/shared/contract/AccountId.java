package io.caseledger.shared.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies an account for ever; not the user name, which is only a claim on it. */
public record AccountId(@JsonValue String value) {
    @JsonCreator
    public AccountId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("account id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
