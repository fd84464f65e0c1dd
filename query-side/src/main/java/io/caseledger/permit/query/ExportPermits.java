package io.caseledger.permit.query;

import io.caseledger.shared.query.Viewer;

/** All permits and versions of a list, streamed as {@link PermitRow}s (GEN-04). */
public record ExportPermits(Viewer viewer, PermitFilter filter, PermitOrder order) {}
