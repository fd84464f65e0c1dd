package io.caseledger.permit.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What came in without a declaration (MSK-20).
 *
 * @param reference parcel number (S10), flight, or another reference, as the way of import asks for
 * @param on day of arrival; needed for travellers
 * @param medical pieces
 * @param nonMedical pieces
 */
public record WriteOffRow(
        @Nullable String reference, @Nullable LocalDate on, long medical, long nonMedical) {}
