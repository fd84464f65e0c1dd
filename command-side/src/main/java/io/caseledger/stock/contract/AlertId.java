package io.caseledger.stock.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.caseledger.shared.contract.DerivedId;

/** Identifies an alert: derived from its kind and whom or what it is about, so that one thing has one alert. */
public record AlertId(@JsonValue String value) {
    @JsonCreator
    public AlertId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
    }

    public static AlertId of(AlertKind kind, String subject) {
        return new AlertId(DerivedId.of("stock-alert", kind.name(), subject));
    }

    @Override
    public String toString() {
        return value;
    }
}
