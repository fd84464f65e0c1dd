package io.caseledger.stock.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/**
 * A page of alerts, latest first.
 *
 * @param total how many fit what was asked
 * @param standing how many stand, of all
 */
public record AlertListView(List<AlertRow> rows, long total, long standing) implements Found<AlertRow> {}
