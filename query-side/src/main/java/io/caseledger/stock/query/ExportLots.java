package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/** All lots of a list, streamed as {@link LotRow}s (GEN-04). */
public record ExportLots(Viewer viewer, LotFilter filter, LotOrder order) {}
