package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/**
 * One page of movements, latest first; answers a {@link MovementListView}.
 *
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record FindMovements(Viewer viewer, MovementFilter filter, int page, int size) {}
