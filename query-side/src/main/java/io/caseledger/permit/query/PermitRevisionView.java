package io.caseledger.permit.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a permit: 1 as filed, 2 the first revision …
 *
 * @param kind name of a {@code RevisionKind}; null for the first version
 * @param application as JSON, as the log has it
 */
public record PermitRevisionView(
        int revision,
        @Nullable String kind,
        @Nullable String description,
        Instant at,
        long position,
        String application) {}
