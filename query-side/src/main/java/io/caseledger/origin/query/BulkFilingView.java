package io.caseledger.origin.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a bulk filing has come (COE0010-17). */
public record BulkFilingView(
        String bulkId,
        String fileName,
        int count,
        int filed,
        int refused,
        Instant startedAt,
        @Nullable Instant completedAt) {
    public int done() {
        return filed + refused;
    }

    public boolean completed() {
        return completedAt != null;
    }
}
