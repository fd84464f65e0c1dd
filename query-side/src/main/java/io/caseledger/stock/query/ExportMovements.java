package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/** All movements of a list, streamed as {@link MovementRow}s (GEN-04). */
public record ExportMovements(Viewer viewer, MovementFilter filter) {}
