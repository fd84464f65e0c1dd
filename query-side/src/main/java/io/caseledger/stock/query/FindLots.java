package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/**
 * One page of stock lots; answers a {@link LotListView}.
 *
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record FindLots(Viewer viewer, LotFilter filter, LotOrder order, int page, int size) {}
