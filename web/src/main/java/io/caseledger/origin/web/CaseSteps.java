package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.Step;
import io.caseledger.shared.web.Step.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The way of a case as a row of steps: draft, received, under review, approved, printed, collected. */
final class CaseSteps {
    private static final int RECEIVED = 1;
    private static final int REVIEW = 2;
    private static final int APPROVED = 3;
    /** Nothing prints yet: a certificate is handed over without that the service has printed it, and no page says otherwise. */
    private static final int PRINTED = 4;

    private static final int COLLECTED = 5;
    private static final List<String> NAMES =
            List.of("DRAFT", "RECEIVED", "UNDER_REVIEW", "APPROVED", "PRINTED", "COLLECTED");

    private CaseSteps() {}

    static List<Step> of(CaseView view, List<HistoryEntry> history, CaseWords words, Locale locale) {
        var state = CaseState.valueOf(view.row().state());
        var approvedAt = at(history, "CertificateApproved");
        var reached =
                switch (state) {
                    case RECEIVED -> RECEIVED;
                    case UNDER_REVIEW, CORRECTION_REQUESTED, REJECTED -> REVIEW;
                    case APPROVED -> APPROVED;
                    // the applicant's while received, the officer's after approval
                    case CANCELLED -> approvedAt == null ? RECEIVED : APPROVED;
                    case COLLECTED, CLOSED, REVOKED, REPLACED -> COLLECTED;
                };
        var times = new ArrayList<@Nullable Instant>();
        times.add(null);
        times.add(view.row().receivedAt());
        times.add(at(history, "CaseTaken"));
        times.add(approvedAt);
        times.add(null);
        times.add(at(history, "CertificateCollected"));

        var steps = new ArrayList<Step>();
        // what has ended for good has nothing more before it
        int last = here(state) == Progress.STOPPED ? reached : NAMES.size() - 1;
        for (int i = 0; i <= last; i++) {
            var progress = i > reached || i == PRINTED ? Progress.TODO : i < reached ? Progress.DONE : here(state);
            // where it ended or waits, the step is called as the state is
            var named = i == reached && (progress == Progress.STOPPED || progress == Progress.ACTION);
            steps.add(new Step(
                    words.state(named ? state.name() : NAMES.get(i), locale),
                    progress,
                    i > reached ? null : named ? view.row().updatedAt() : times.get(i)));
        }
        return steps;
    }

    private static Progress here(CaseState state) {
        return switch (state) {
            case RECEIVED, UNDER_REVIEW, APPROVED -> Progress.CURRENT;
            case CORRECTION_REQUESTED -> Progress.ACTION;
            case REJECTED, CANCELLED, REVOKED, REPLACED -> Progress.STOPPED;
            case COLLECTED, CLOSED -> Progress.DONE;
        };
    }

    /** Newest first, so the latest of several. */
    private static @Nullable Instant at(List<HistoryEntry> history, String event) {
        return history.stream()
                .filter(entry -> entry.event().equals(event))
                .map(HistoryEntry::at)
                .findFirst()
                .orElse(null);
    }
}
