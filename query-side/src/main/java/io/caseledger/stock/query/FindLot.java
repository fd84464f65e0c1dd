package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/** One lot; answers an optional {@link LotView}, empty for a foreign lot too. */
public record FindLot(Viewer viewer, String lotNumber) {}
