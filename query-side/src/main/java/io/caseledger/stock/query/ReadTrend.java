package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Figures day by day (MSK-60); answers a {@link TrendView}.
 *
 * @param from first day, Asia/Taipei
 * @param to last day, included; {@value #MOST_DAYS} days at most
 * @param asOf nothing after this moment counts; null for now
 */
public record ReadTrend(
        Viewer viewer,
        LocalDate from,
        LocalDate to,
        @Nullable Instant asOf) {
    public static final int MOST_DAYS = 1_101;
}
