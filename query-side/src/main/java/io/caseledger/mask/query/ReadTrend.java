package io.caseledger.mask.query;

import io.caseledger.shared.query.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Figures day by day (MSK-60); answers a {@link TrendView}.
 *
 * @param from first day, Asia/Taipei
 * @param to last day, included; at most 1,100 days after the first
 * @param asOf nothing after this moment counts; null for now
 */
public record ReadTrend(
        Viewer viewer,
        LocalDate from,
        LocalDate to,
        @Nullable Instant asOf) {}
