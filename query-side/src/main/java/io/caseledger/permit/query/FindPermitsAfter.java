package io.caseledger.permit.query;

import io.caseledger.shared.query.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The next permits and versions, newest first, for machines (API-05): stable while permits are filed meanwhile. Answers {@link PermitRow}s, one more than
 * the limit where there are more.
 *
 * @param before {@link PermitRow#submittedPosition} of the last row; null to begin
 */
public record FindPermitsAfter(
        Viewer viewer, PermitFilter filter, @Nullable Long before, int limit) {}
