package io.caseledger.permit.domain;

import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.WriteOffRow;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has come in on a permit.
 *
 * @param rows noted for a write-off
 * @param writeOffCompleted whether they are written off for good
 * @param lots made so far: the serial of the last one
 * @param pieces that were cleared or written off for good, by item number
 */
record Arrivals(List<WriteOffRow> rows, boolean writeOffCompleted, int lots, SortedMap<Integer, Long> pieces) {
    static final Arrivals NONE = new Arrivals(List.of(), false, 0, Collections.emptySortedMap());

    Arrivals noted(List<WriteOffRow> written) {
        return new Arrivals(List.copyOf(written), writeOffCompleted, lots, pieces);
    }

    Arrivals writtenOff(List<LotLine> lines) {
        return new Arrivals(rows, true, lots, pieces).cameIn(lines);
    }

    Arrivals cameIn(List<LotLine> lines) {
        var next = new TreeMap<>(pieces);
        lines.forEach(line -> next.merge(line.item(), line.pieces(), Math::addExact));
        return new Arrivals(rows, writeOffCompleted, lots + lines.size(), Collections.unmodifiableSortedMap(next));
    }
}
