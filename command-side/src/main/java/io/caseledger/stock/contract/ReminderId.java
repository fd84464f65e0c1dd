package io.caseledger.stock.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.caseledger.shared.contract.DerivedId;
import java.time.Instant;

/** Identifies one reminder to an importer: derived from what it is about, so that the same one goes out once. */
public record ReminderId(@JsonValue String value) {
    @JsonCreator
    public ReminderId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
    }

    /**
     * @param dueAt when it was due
     * @param firstLot the first lot that it names: one that names too many goes on in another
     */
    public static ReminderId of(String importerAccount, Instant dueAt, LotId firstLot) {
        return new ReminderId(DerivedId.of("stock-reminder", importerAccount, dueAt.toString(), firstLot.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
