package io.caseledger.permit.query;

import io.caseledger.shared.query.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * One permit with everything on its page; answers an optional {@link PermitView}, empty for a foreign permit too.
 *
 * @param revision which version; null for the one that holds
 */
public record FindPermit(
        Viewer viewer, String permitNumber, @Nullable Integer revision) {}
