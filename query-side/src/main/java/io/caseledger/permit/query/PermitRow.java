package io.caseledger.permit.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A permit in a list, or an earlier version of one: one row a permit, and one more for every revision (MSK-05).
 *
 * @param revision number of this version; the first is 1
 * @param newest whether this is the version that holds
 * @param state name of a {@code PermitState}, of the permit as it is now
 * @param way name of an {@code ImportWay}
 * @param revisedAt when this version was filed
 * @param medicalPieces permitted by this version
 * @param nonMedicalPieces permitted by this version
 * @param customsStage furthest {@code CustomsStage} of the permit's declarations; null while customs has recorded none
 * @param version for {@code If-Match}: of the permit as it is now
 * @param submittedPosition log position at which this version was filed: the cursor of machine lists
 */
public record PermitRow(
        String permitNumber,
        int revision,
        boolean newest,
        String permitId,
        String state,
        String way,
        String importerName,
        String importerIdentity,
        @Nullable String agentName,
        LocalDate issuedOn,
        LocalDate validUntil,
        Instant revisedAt,
        long medicalPieces,
        long nonMedicalPieces,
        @Nullable String customsStage,
        boolean writeOffCompleted,
        long version,
        long submittedPosition) {}
