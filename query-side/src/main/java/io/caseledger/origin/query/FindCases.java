package io.caseledger.origin.query;

import io.caseledger.shared.query.Viewer;

/**
 * One page of cases; answers a {@link CaseListView}.
 *
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record FindCases(Viewer viewer, CaseFilter filter, CaseOrder order, int page, int size) {}
