package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/**
 * One page of returns, latest declared first; answers a {@link ReturnListView}.
 *
 * @param filter the same as of flows; kind and receiver are the flow's, the days the return's
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record FindReturns(Viewer viewer, FlowFilter filter, int page, int size) {}
