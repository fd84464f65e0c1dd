package io.caseledger.mask.query;

import java.util.List;

/**
 * A page of movements.
 *
 * @param total how many there are in all
 * @param imported pieces over the whole result, not the page; as the following
 */
public record MovementListView(List<MovementRow> rows, long total, long imported, long returned, long flowed) {}
