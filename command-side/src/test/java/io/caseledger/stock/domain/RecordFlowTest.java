package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.AGENT;
import static io.caseledger.stock.domain.LotFixture.IMPORTER;
import static io.caseledger.stock.domain.LotFixture.LOT;
import static io.caseledger.stock.domain.LotFixture.PROOF;
import static io.caseledger.stock.domain.LotFixture.REGULATOR;
import static io.caseledger.stock.domain.LotFixture.STRANGER;
import static io.caseledger.stock.domain.LotFixture.TODAY;
import static io.caseledger.stock.domain.LotFixture.flow;
import static io.caseledger.stock.domain.LotFixture.flowed;
import static io.caseledger.stock.domain.LotFixture.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.RecordFlow;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Masks go out of stock (MSK-31 … MSK-33). */
class RecordFlowTest {

    @Test
    @Spec("MSK-31")
    void givenStock_whenTwoFlowsAreDeclared_thenEachIsRecordedWithWhatIsLeft() {
        LotFixture.opened()
                .when(IMPORTER, order(flow(200), flow(300)))
                .expectEvents(flowed(1, 200, 800), flowed(2, 300, 500));
    }

    @Test
    void givenStock_whenTheAgentDeclares_thenRecorded() {
        LotFixture.opened().when(AGENT, order(flow(1_000))).expectEvents(flowed(1, 1_000, 0));
    }

    @Test
    @Spec("MSK-33")
    void givenStock_whenAFlowIsAboveIt_thenRefusedWithWhatIsThere() {
        assertThat(LotFixture.opened(flowed(1, 400, 600)).refused(IMPORTER, order(flow(601)), Rejection.Kind.INVALID))
                .containsExactly(Violation.of("stock.FlowsDoNotExceedTheStock", "flows[0].pieces", "600"));
    }

    @Test
    @Spec("MSK-33")
    void givenStock_whenFlowsAreAboveItTogether_thenNoneIsRecorded() {
        assertThat(LotFixture.opened().refused(IMPORTER, order(flow(600), flow(401)), Rejection.Kind.INVALID))
                .containsExactly(Violation.of("stock.FlowsDoNotExceedTheStock", "flows[1].pieces", "400"));
    }

    @Test
    @Spec("MSK-33")
    void givenAReturn_whenItIsDeclaredOutAgain_thenRecorded() {
        LotFixture.opened(flowed(1, 1_000, 0), returned(1, 1, 50, 50))
                .when(IMPORTER, order(flow(50)))
                .expectEvents(flowed(2, 50, 0));
    }

    @Test
    void givenStock_whenFarMoreThanThereCanBeIsTyped_thenRefused() {
        LotFixture.opened().invalid(order(flow(Long.MAX_VALUE)), "stock.FlowsDoNotExceedTheStock", "flows[0].pieces");
    }

    @ParameterizedTest
    @EnumSource(FlowKind.class)
    @Spec("MSK-31")
    void givenNoProof_whenDeclared_thenOnlyOwnUseIsTaken(FlowKind kind) {
        var order = order(flow(TODAY, kind, "犇犇醫院", 10, List.of()));
        if (kind == FlowKind.OWN_USE) {
            LotFixture.opened()
                    .when(IMPORTER, order)
                    .expectEvents(new FlowRecorded(LOT.value(), 1, TODAY, kind, "犇犇醫院", 10, List.of(), 990));
        } else {
            LotFixture.opened().invalid(order, "stock.FlowsAreProved", "flows[0].proofs");
        }
    }

    @Test
    @Spec("MSK-31")
    void givenAProofThatIsOnlyAnnounced_whenDeclared_thenRefused() {
        var announced = new Attachment("INVOICE", Attachment.Delivery.MAIL, null, null, null, null);
        LotFixture.opened()
                .invalid(
                        order(flow(TODAY, FlowKind.WHOLESALER, "批發商", 10, List.of(announced))),
                        "stock.FlowsAreProved",
                        "flows[0].proofs");
    }

    @Test
    void givenTooManyProofs_whenDeclared_thenRefused() {
        LotFixture.opened()
                .invalid(
                        order(flow(TODAY, FlowKind.WHOLESALER, "批發商", 10, Collections.nCopies(11, PROOF))),
                        "stock.ProofsFitTheFlow",
                        "flows[0].proofs");
    }

    @Test
    @Spec("MSK-31")
    void givenAFlowWithoutDateKindReceiverOrPieces_whenDeclared_thenAllOfItIsSaid() {
        assertThat(LotFixture.opened()
                        .refused(IMPORTER, order(flow(null, null, " ", 0, List.of(PROOF))), Rejection.Kind.INVALID))
                .extracting(Violation::rule)
                .containsExactly("stock.FlowsAreDated", "stock.FlowsHaveAKind", "stock.PiecesAreAtLeastOne");
        LotFixture.opened()
                .invalid(
                        order(flow(TODAY, FlowKind.DRUGSTORE, " ", 1, List.of(PROOF))),
                        "stock.FlowsNameTheReceiver",
                        "flows[0].receiver");
    }

    @Test
    @Spec("MSK-31")
    void givenADayInTheFutureOrBeforeTheLot_whenDeclared_thenRefused() {
        for (var day : List.of(TODAY.plusDays(1), LotFixture.OPENED.minusDays(1))) {
            LotFixture.opened()
                    .invalid(
                            order(flow(day, FlowKind.DRUGSTORE, "藥妝店", 1, List.of(PROOF))),
                            "stock.FlowsAreDated",
                            "flows[0].on");
        }
    }

    @Test
    void givenNoRowsOrTooMany_whenDeclared_thenRefused() {
        LotFixture.opened().invalid(order(), "stock.DeclarationsHoldOneToTwoHundredRows", "flows");
        LotFixture.opened()
                .invalid(
                        new RecordFlow(LOT, Collections.nCopies(201, flow(1))),
                        "stock.DeclarationsHoldOneToTwoHundredRows",
                        "flows");
    }

    @Test
    void givenAForeignLot_whenDeclared_thenThereIsNone() {
        assertThat(LotFixture.opened().refused(STRANGER, order(flow(1)), Rejection.Kind.NOT_FOUND))
                .containsExactly(Violation.of("shared.CaseExists", ""));
    }

    @Test
    void givenALot_whenTheRegulatorDeclares_thenForbidden() {
        assertThat(LotFixture.opened().refused(REGULATOR, order(flow(1)), Rejection.Kind.FORBIDDEN))
                .extracting(Violation::rule)
                .containsExactly("stock.OnlyImportersDeclare");
    }

    private static RecordFlow order(GoodsFlow... flows) {
        return new RecordFlow(LOT, List.of(flows));
    }
}
