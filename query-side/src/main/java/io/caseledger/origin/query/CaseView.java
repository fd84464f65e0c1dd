package io.caseledger.origin.query;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case with everything filed.
 *
 * @param application the application as JSON, as the log has it
 * @param comments what was asked to be corrected last; empty where nothing is
 * @param reason why it was rejected or cancelled
 * @param mayOrder whether whoever looks may order for the applicant (ACC-09)
 * @param filerOrders whether whoever filed it still may
 * @param position log position of its latest event
 */
public record CaseView(
        CaseRow row,
        String filedBy,
        String applicantAccount,
        @Nullable String agentAccount,
        String application,
        List<Comment> comments,
        @Nullable String reason,
        @Nullable LocalDate issuedOn,
        @Nullable String collectedBy,
        boolean mayOrder,
        boolean filerOrders,
        long position) {
    /** A correction asked for: field path and text. */
    public record Comment(String field, String comment) {}
}
