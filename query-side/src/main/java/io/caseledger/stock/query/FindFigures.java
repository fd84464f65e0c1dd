package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one cut, now or as of a moment, most stock first, then most flowed; answers {@link Figure}s.
 *
 * @param stockAbove only keys with more pieces in stock than this; null for any
 * @param outAbove only keys to which more pieces went than came back from, than this; null for any
 * @param limit rows, 1 to 10,000
 */
public record FindFigures(
        Viewer viewer,
        FigureCut cut,
        @Nullable Instant asOf,
        @Nullable Long stockAbove,
        @Nullable Long outAbove,
        int limit) {}
