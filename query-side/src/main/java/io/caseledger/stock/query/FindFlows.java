package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/**
 * One page of flows, latest declared first; answers a {@link FlowListView}.
 *
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record FindFlows(Viewer viewer, FlowFilter filter, int page, int size) {}
