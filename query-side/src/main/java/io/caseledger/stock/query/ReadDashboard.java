package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard now, or as it was (MSK-60, MSK-62; MSK-64 for an account); answers a {@link DashboardView}.
 *
 * @param asOf the moment; null for now
 */
public record ReadDashboard(Viewer viewer, @Nullable Instant asOf) {}
