package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.permit.contract.PermitReissued;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.WriteOffCompleted;
import io.caseledger.permit.contract.WriteOffRecorded;
import io.caseledger.permit.contract.WriteOffRow;
import java.util.List;
import java.util.stream.Stream;

/** What has happened to a permit before the story begins. */
final class PermitStories {
    static final List<ReleasedItem> ITEMS = List.of(new ReleasedItem(1, 600), new ReleasedItem(2, 100));
    static final DeclarationRecorded DECLARED = new DeclarationRecorded(PERMIT.value(), "m-1", DECLARATION, ITEMS);
    static final EntryRecorded ENTERED = new EntryRecorded(PERMIT.value(), "m-2", DECLARATION);
    static final MismatchReported MISMATCHED = new MismatchReported(PERMIT.value(), "m-3", DECLARATION, "第 1 項數量不符");
    static final GoodsReleased RELEASED = new GoodsReleased(
            PERMIT.value(),
            "m-4",
            DECLARATION,
            TODAY,
            List.of(
                    new LotLine(NUMBER + "-001", 1, DECLARATION, 600),
                    new LotLine(NUMBER + "-002", 2, DECLARATION, 100)));
    static final AmendmentDemanded DEMANDED =
            new AmendmentDemanded(PERMIT.value(), "m-5", DECLARATION, "第 1 項實為 500 片");
    static final WriteOffRow ROW = new WriteOffRow(PARCEL, null, 50, 100);
    static final WriteOffRecorded WRITTEN_OFF = new WriteOffRecorded(PERMIT.value(), List.of(ROW));
    static final WriteOffCompleted COMPLETED = new WriteOffCompleted(
            PERMIT.value(),
            TODAY,
            List.of(new LotLine(NUMBER + "-001", 1, PARCEL, 50), new LotLine(NUMBER + "-002", 2, PARCEL, 100)));

    private PermitStories() {}

    static Object[] issued() {
        return issued(ImportWay.DECLARATION);
    }

    static Object[] issued(ImportWay way) {
        return new Object[] {PermitSamples.issued(way)};
    }

    static Object[] declared() {
        return after(issued(), DECLARED);
    }

    static Object[] entered() {
        return after(declared(), ENTERED);
    }

    /** Entry had begun. */
    static Object[] mismatched() {
        return after(entered(), MISMATCHED);
    }

    /** The mismatch was amended. */
    static Object[] amended() {
        return after(
                mismatched(),
                new PermitRevised(
                        PERMIT.value(),
                        2,
                        RevisionKind.MISMATCH_AMENDMENT,
                        "數量",
                        PermitSamples.with(ImportWay.DECLARATION, 800)));
    }

    static Object[] released() {
        return after(entered(), RELEASED);
    }

    static Object[] demanded() {
        return after(released(), DEMANDED);
    }

    static Object[] cancelled() {
        return after(issued(), new PermitCancelled(PERMIT.value(), null));
    }

    static Object[] reissued() {
        return after(issued(), new PermitReissued(PERMIT.value(), NEW_PERMIT.value(), "MSK20260000002"));
    }

    static Object[] writtenOff() {
        return after(issued(ImportWay.PARCEL), WRITTEN_OFF);
    }

    static Object[] completed() {
        return after(writtenOff(), COMPLETED);
    }

    static Object[] after(Object[] earlier, Object event) {
        return Stream.concat(Stream.of(earlier), Stream.of(event)).toArray();
    }
}
