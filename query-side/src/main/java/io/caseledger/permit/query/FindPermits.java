package io.caseledger.permit.query;

import io.caseledger.shared.query.Viewer;

/**
 * One page of permits and their versions (MSK-05); answers a {@link PermitListView}.
 *
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record FindPermits(Viewer viewer, PermitFilter filter, PermitOrder order, int page, int size) {}
