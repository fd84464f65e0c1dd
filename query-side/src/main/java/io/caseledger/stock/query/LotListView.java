package io.caseledger.stock.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/**
 * A page of lots, how many there are in all, and what all of them hold.
 *
 * @param stock pieces in stock over the whole result, not the page
 */
public record LotListView(List<LotRow> rows, long total, long stock) implements Found<LotRow> {}
