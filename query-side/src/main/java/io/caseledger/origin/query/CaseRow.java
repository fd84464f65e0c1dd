package io.caseledger.origin.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list.
 *
 * @param state name of a {@code CaseState}
 * @param destination ISO 3166-1 alpha-2
 * @param issuedOn day of its certificate; null before its approval
 * @param own whether whoever looks has the identity number of its filer or of a party, and therefore never reviews it (REV-04, REV-06)
 * @param version for {@code If-Match}
 * @param submittedPosition log position of its submission: the cursor of machine lists
 */
public record CaseRow(
        String receiptNumber,
        @Nullable String certificateNumber,
        String caseId,
        String type,
        String state,
        String issuingUnit,
        @Nullable String clearance,
        @Nullable String form,
        @Nullable String applicantName,
        @Nullable String exporterName,
        @Nullable String importerName,
        @Nullable String destination,
        Instant receivedAt,
        Instant dueAt,
        Instant updatedAt,
        @Nullable String officer,
        @Nullable String officerName,
        @Nullable LocalDate issuedOn,
        int revision,
        boolean own,
        long version,
        long submittedPosition) {}
