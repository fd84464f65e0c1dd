package io.caseledger.stock.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.caseledger.shared.contract.DerivedId;

/** Identifies a stock lot inside the system; people use the lot number, from which it is derived. */
public record LotId(@JsonValue String value) {
    @JsonCreator
    public LotId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
    }

    public static LotId of(String lotNumber) {
        return new LotId(DerivedId.of("stock-lot", lotNumber));
    }

    @Override
    public String toString() {
        return value;
    }
}
