package io.caseledger.mask.domain;

import io.caseledger.mask.contract.AlertThresholds;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MSK-61: what is set is a number of days or pieces that something can be beyond; nothing set is never. */
final class ThresholdsAreWithinReason {
    static final long MOST_DAYS = 3_650;
    static final long MOST_PIECES = 1_000_000_000_000L;

    private ThresholdsAreWithinReason() {}

    static void check(AlertThresholds thresholds) {
        var violations = new ArrayList<Violation>();
        var days = thresholds.lotDays();
        within(days == null ? null : days.longValue(), MOST_DAYS, "lotDays", violations);
        within(thresholds.importerPieces(), MOST_PIECES, "importerPieces", violations);
        within(thresholds.receiverPieces(), MOST_PIECES, "receiverPieces", violations);
        if (!violations.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, violations);
        }
    }

    private static void within(@Nullable Long threshold, long most, String field, List<Violation> violations) {
        if (threshold != null && (threshold < 1 || threshold > most)) {
            violations.add(Violation.of("ThresholdsAreWithinReason", field, Long.toString(most)));
        }
    }
}
