package io.caseledger.stock.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/**
 * A page of movements.
 *
 * @param total how many there are in all
 * @param imported pieces over the whole result, not the page; as the following
 */
public record MovementListView(List<MovementRow> rows, long total, long imported, long returned, long flowed)
        implements Found<MovementRow> {}
