package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What customs tells a permit: in order, once, by customs alone (API-07). */
class CustomsMessagesTest {
    private static final String IMPORTER_IDENTITY =
            Objects.requireNonNull(application().importer().identityNumber());
    private static final List<ReleasedItem> BACKWARDS = List.of(new ReleasedItem(2, 100), new ReleasedItem(1, 600));

    @Test
    @Spec("API-07")
    void givenIssued_whenDeclared_thenRecordedInTheNumbersStoredForm() {
        new PermitFixture()
                .given(PermitStories.issued())
                .when(CUSTOMS, new RecordDeclaration(PERMIT, "m-1", "AA/  /15/123/00001", IMPORTER_IDENTITY, BACKWARDS))
                .expectEvents(PermitStories.DECLARED);
    }

    @Test
    @Spec("API-07")
    void givenDeclared_whenEntered_thenRecorded() {
        new PermitFixture()
                .given(PermitStories.declared())
                .when(CUSTOMS, new RecordEntry(PERMIT, "m-2", DECLARATION))
                .expectEvents(PermitStories.ENTERED);
    }

    @Test
    @Spec("API-07")
    void givenDeclaredOrEntered_whenAMismatchIsReported_thenRecorded() {
        for (var given : List.of(PermitStories.declared(), PermitStories.entered(), PermitStories.amended())) {
            new PermitFixture()
                    .given(given)
                    .when(CUSTOMS, new ReportMismatch(PERMIT, "m-9", DECLARATION, "不符"))
                    .expectEvents(new MismatchReported(PERMIT.value(), "m-9", DECLARATION, "不符"));
        }
    }

    @Test
    @Spec({"API-07", "MSK-30"})
    void givenEntered_whenReleased_thenALotForEachItem() {
        new PermitFixture()
                .given(PermitStories.entered())
                .when(CUSTOMS, new RecordRelease(PERMIT, "m-4", DECLARATION, TODAY, BACKWARDS))
                .expectEvents(PermitStories.RELEASED);
    }

    @Test
    @Spec("MSK-30")
    void givenOneRelease_whenAnotherFollows_thenItsLotsAreNumberedOn() {
        new PermitFixture()
                .given(BrokenCustomsMessages.secondEntered())
                .when(CUSTOMS, BrokenCustomsMessages.release("m-8", OTHER_DECLARATION, TODAY, new ReleasedItem(1, 400)))
                .expectEvents(new GoodsReleased(
                        PERMIT.value(),
                        "m-8",
                        OTHER_DECLARATION,
                        TODAY,
                        List.of(new LotLine(NUMBER + "-003", 1, OTHER_DECLARATION, 400))));
    }

    @Test
    @Spec("MSK-12")
    void givenAMismatchThatWasAmended_whenReleased_thenReleased() {
        new PermitFixture()
                .given(PermitStories.amended())
                .when(CUSTOMS, new RecordRelease(PERMIT, "m-4", DECLARATION, TODAY, BACKWARDS))
                .expectEvents(PermitStories.RELEASED);
    }

    @Test
    @Spec("MSK-04")
    void givenDeclaredInTime_whenReleasedAfterExpiry_thenReleased() {
        PermitFixture.expired()
                .given(PermitStories.entered())
                .when(CUSTOMS, new RecordRelease(PERMIT, "m-4", DECLARATION, TODAY, BACKWARDS))
                .expectEvents(PermitStories.RELEASED);
    }

    @Test
    @Spec("MSK-13")
    void givenReleased_whenAnAmendmentIsDemanded_thenRecorded() {
        new PermitFixture()
                .given(PermitStories.released())
                .when(CUSTOMS, new DemandAmendment(PERMIT, "m-5", DECLARATION, "第 1 項實為 500 片"))
                .expectEvents(PermitStories.DEMANDED);
    }

    @Test
    @Spec("API-07")
    void givenAMessage_whenItComesAgain_thenTakenAndNothingMore() {
        var all = List.<PermitCommand>of(
                new RecordDeclaration(PERMIT, "m-1", DECLARATION, IMPORTER_IDENTITY, BACKWARDS),
                new RecordEntry(PERMIT, "m-2", DECLARATION),
                new RecordRelease(PERMIT, "m-4", DECLARATION, TODAY, BACKWARDS),
                new DemandAmendment(PERMIT, "m-5", DECLARATION, "第 1 項實為 500 片"));
        for (var message : all) {
            new PermitFixture()
                    .given(PermitStories.demanded())
                    .when(CUSTOMS, message)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents()
                    .expectResultMessagePayload(new Done(PERMIT.value(), NUMBER, 4));
        }
    }

    /** The keys of the last fifty commands are remembered, the messages of customs all. */
    @Test
    @Spec("API-07")
    void givenAMessageOfLongAgo_whenItComesAgain_thenNothingMore() {
        var events = new ArrayList<Object>(List.of(PermitStories.declared()));
        for (int i = 0; i < 60; i++) {
            events.add(new MismatchReported(PERMIT.value(), "later-" + i, DECLARATION, "不符"));
        }
        new PermitFixture()
                .given(events.toArray())
                .when(CUSTOMS, new RecordDeclaration(PERMIT, "m-1", DECLARATION, IMPORTER_IDENTITY, BACKWARDS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenCustomsMessages#declare")
    @Spec({"API-07", "GEN-05"})
    void givenARuleAgainstIt_whenDeclared_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenCustomsMessages#enter")
    @Spec({"API-07", "GEN-05"})
    void givenARuleAgainstIt_whenEntered_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenCustomsMessages#mismatch")
    @Spec({"API-07", "GEN-05"})
    void givenARuleAgainstIt_whenMismatched_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenCustomsMessages#release")
    @Spec({"API-07", "GEN-05"})
    void givenARuleAgainstIt_whenReleased_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenCustomsMessages#demand")
    @Spec({"API-07", "GEN-05"})
    void givenARuleAgainstIt_whenDemanded_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @Test
    void givenEveryCommandOfCustoms_thenItIsAMessageWithANumber() {
        assertThat(Stream.of(PermitCommand.class.getPermittedSubclasses())
                        .filter(type -> Stream.of(type.getRecordComponents())
                                .anyMatch(component -> component.getName().equals("messageId"))))
                .hasSize(CustomsMessage.Kind.values().length);
    }
}
