package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The next lots, newest first, for machines (API-05). Answers {@link LotRow}s, one more than the limit where there are more.
 *
 * @param before {@code openedPosition} of the last row; null to begin
 */
public record FindLotsAfter(
        Viewer viewer, LotFilter filter, @Nullable Long before, int limit) {}
