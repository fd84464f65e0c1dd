package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;

import io.caseledger.origin.domain.Changed;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.WriteOffCompleted;
import io.caseledger.permit.contract.WriteOffRecorded;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.shared.Spec;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** "Write-off complete" closes it, and its pieces become lots (MSK-20). */
class CompleteWriteOffTest {

    @Test
    @Spec("MSK-20")
    void givenRows_whenCompleted_thenALotForEachRowAndItem() {
        new PermitFixture()
                .given(PermitStories.writtenOff())
                .when(IMPORTER, new CompleteWriteOff(PERMIT))
                .expectEvents(PermitStories.COMPLETED);
    }

    /** One order: what is refused leaves the rows as they were. */
    @Test
    @Spec("MSK-20")
    void givenOtherRowsWithTheOrder_whenCompleted_thenTheyAreNotedAndBecomeLots() {
        new PermitFixture()
                .given(PermitStories.writtenOff())
                .when(
                        IMPORTER,
                        new CompleteWriteOff(
                                PERMIT,
                                List.of(new WriteOffRow(OTHER_PARCEL.toLowerCase(java.util.Locale.ROOT), null, 30, 0))))
                .expectEvents(
                        new WriteOffRecorded(PERMIT.value(), List.of(new WriteOffRow(OTHER_PARCEL, null, 30, 0))),
                        new WriteOffCompleted(
                                PERMIT.value(), TODAY, List.of(new LotLine(NUMBER + "-001", 1, OTHER_PARCEL, 30))));
    }

    @Test
    @Spec("MSK-04")
    void givenRowsNotedInTime_whenCompletedAfterExpiry_thenCompleted() {
        PermitFixture.expired()
                .given(PermitStories.writtenOff())
                .when(IMPORTER, new CompleteWriteOff(PERMIT))
                .expectEvents(
                        new WriteOffCompleted(PERMIT.value(), TODAY.plusDays(181), PermitStories.COMPLETED.lots()));
    }

    /** Items 1 and 2 are medical with 1,000 and 300 pieces. */
    @Test
    @Spec("MSK-20")
    void givenSeveralItemsOfAKind_whenCompleted_thenPiecesGoToThemInOrder() {
        var items = withItems(
                ImportWay.PARCEL,
                SamplePermits.medical(),
                Changed.with(SamplePermits.medical(), "quantity", new BigDecimal("300")),
                SamplePermits.nonMedical());
        new PermitFixture()
                .given(
                        Changed.with(issued(ImportWay.PARCEL), "application", items),
                        new WriteOffRecorded(
                                PERMIT.value(),
                                List.of(
                                        new WriteOffRow(PARCEL, null, 900, 0),
                                        new WriteOffRow(OTHER_PARCEL, null, 250, 7))))
                .when(IMPORTER, new CompleteWriteOff(PERMIT))
                .expectEvents(new WriteOffCompleted(
                        PERMIT.value(),
                        TODAY,
                        List.of(
                                new LotLine(NUMBER + "-001", 1, PARCEL, 900),
                                new LotLine(NUMBER + "-002", 1, OTHER_PARCEL, 100),
                                new LotLine(NUMBER + "-003", 2, OTHER_PARCEL, 150),
                                new LotLine(NUMBER + "-004", 3, OTHER_PARCEL, 7))));
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenWriteOffs#complete")
    @Spec({"MSK-20", "GEN-05"})
    void givenARuleAgainstIt_whenCompleted_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }
}
