package io.caseledger.mask.query;

import java.util.List;

/**
 * A page of alerts, latest first.
 *
 * @param total how many fit what was asked
 * @param standing how many stand, of all
 */
public record AlertListView(List<AlertRow> rows, long total, long standing) {}
