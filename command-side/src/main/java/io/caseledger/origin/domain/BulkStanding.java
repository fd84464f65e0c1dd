package io.caseledger.origin.domain;

import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingEvent;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.shared.domain.Standing;
import java.util.BitSet;

/**
 * How far a file of many applications has come.
 *
 * @param done which of them were tried; never changed, only replaced
 */
record BulkStanding(String id, int count, int filed, BitSet done) implements Standing {

    static BulkStanding of(BulkFilingStarted event) {
        return new BulkStanding(event.bulkId(), event.count(), 0, new BitSet());
    }

    BulkStanding evolve(BulkFilingEvent event) {
        return switch (event) {
            case BulkFilingStarted again -> throw new IllegalStateException(again.bulkId() + " was started twice");
            case BulkItemFiled item -> new BulkStanding(id, count, filed + 1, with(item.index()));
            case BulkItemRefused item -> new BulkStanding(id, count, filed, with(item.index()));
            case BulkFilingCompleted completed -> this;
        };
    }

    boolean isDone(int index) {
        return done.get(index);
    }

    boolean allDone() {
        return done.cardinality() == count;
    }

    private BitSet with(int index) {
        var next = (BitSet) done.clone();
        next.set(index);
        return next;
    }
}
