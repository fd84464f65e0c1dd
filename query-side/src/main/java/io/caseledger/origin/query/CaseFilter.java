package io.caseledger.origin.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to find cases by (COE0150-01); null means any, all that is given must hold. Texts are looked for inside the stored text, ignoring case.
 *
 * @param receivedFrom first day of receipt, Asia/Taipei
 * @param receivedTo last day of receipt, included
 * @param officer account of the officer who has the case; {@link #UNASSIGNED} for none, of those that whoever looks could take (REV-06)
 * @param open true for cases in which the issuing unit or the applicant still has something to do
 * @param text free text over everything filed
 * @param task name of a {@link CaseTask}
 */
public record CaseFilter(
        @Nullable String receiptNumber,
        @Nullable String certificateNumber,
        @Nullable String type,
        @Nullable String state,
        @Nullable String issuingUnit,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo,
        @Nullable String destination,
        @Nullable String exporter,
        @Nullable String importer,
        @Nullable String commodityCode,
        @Nullable String officer,
        @Nullable Boolean open,
        @Nullable String text,
        @Nullable String task) {
    public static final String UNASSIGNED = "-";
    public static final CaseFilter ANY =
            new CaseFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Cases in a state, or of whatever state while somebody has still something to do. */
    public static CaseFilter inState(
            @Nullable String state, @Nullable String officer, @Nullable String receiptNumber, @Nullable String text) {
        var open = state == null ? Boolean.TRUE : null;
        return new CaseFilter(
                receiptNumber, null, null, state, null, null, null, null, null, null, null, officer, open, text, null);
    }

    /** Cases of which something is still to be done. */
    public static CaseFilter of(CaseTask task) {
        return new CaseFilter(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, task.name());
    }
}
