package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The next movements, latest first, for machines (API-05). Answers {@link MovementRow}s, one more than the limit where there are more.
 *
 * @param before position of the last row; null to begin
 */
public record FindMovementsAfter(
        Viewer viewer, MovementFilter filter, @Nullable Long before, int limit) {}
