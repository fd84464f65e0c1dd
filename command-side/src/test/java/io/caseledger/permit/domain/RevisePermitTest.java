package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three ways to revise a permit (MSK-10 … MSK-14). */
class RevisePermitTest {

    @Test
    @Spec({"MSK-10", "MSK-11"})
    void givenNothingRecorded_whenCorrected_thenAVersionMoreAndTheFirstStays() {
        var changed = Changed.with(
                withItems(
                        ImportWay.DECLARATION,
                        Changed.with(SamplePermits.medical(), "origin", "CN"),
                        SamplePermits.nonMedical()),
                "importer.telephone",
                "02-87654321");
        new PermitFixture()
                .given(PermitStories.issued())
                .when(IMPORTER, new RevisePermit(PERMIT, RevisionKind.CORRECTION, " 更正口罩產地 ", changed))
                .expectEvents(new PermitRevised(PERMIT.value(), 2, RevisionKind.CORRECTION, "更正口罩產地", changed));
    }

    @Test
    @Spec("MSK-10")
    void givenFiledByAnAgent_whenTheAgentCorrects_thenRevised() {
        var changed = Changed.with(applicationByAgent(), "importer.email", "other@example.com");
        new PermitFixture()
                .given(issuedToAgent())
                .when(AGENT, BrokenPermitOrders.correction(changed))
                .expectEvents(new PermitRevised(PERMIT.value(), 2, RevisionKind.CORRECTION, "更正數量", changed));
    }

    @Test
    @Spec("MSK-12")
    void givenAMismatchAfterEntry_whenAmended_thenRevised() {
        var changed = with(ImportWay.DECLARATION, 100);
        new PermitFixture()
                .given(PermitStories.mismatched())
                .when(IMPORTER, BrokenPermitOrders.revise(RevisionKind.MISMATCH_AMENDMENT, changed))
                .expectEvents(new PermitRevised(PERMIT.value(), 2, RevisionKind.MISMATCH_AMENDMENT, "更正數量", changed));
    }

    @Test
    @Spec({"MSK-13", "MSK-14"})
    void givenADemandAfterRelease_whenAmendedBelowWhatWasCleared_thenRevised() {
        var changed = with(ImportWay.DECLARATION, 500);
        new PermitFixture()
                .given(PermitStories.demanded())
                .when(IMPORTER, BrokenPermitOrders.revise(RevisionKind.POST_CLEARANCE_AMENDMENT, changed))
                .expectEvents(
                        new PermitRevised(PERMIT.value(), 2, RevisionKind.POST_CLEARANCE_AMENDMENT, "更正數量", changed));
    }

    @Test
    @Spec("MSK-13")
    void givenADemandOnAWriteOff_whenAmended_thenRevised() {
        var changed = with(ImportWay.PARCEL, 40);
        new PermitFixture()
                .given(PermitStories.after(
                        PermitStories.completed(), new AmendmentDemanded(PERMIT.value(), "m-1", null, "僅 40 片")))
                .when(IMPORTER, BrokenPermitOrders.revise(RevisionKind.POST_CLEARANCE_AMENDMENT, changed))
                .expectEvents(
                        new PermitRevised(PERMIT.value(), 2, RevisionKind.POST_CLEARANCE_AMENDMENT, "更正數量", changed));
    }

    /** Goods of one declaration were cleared; what the rules above it refuse first is not asked here. */
    @Test
    @Spec("MSK-14")
    void givenClearedGoods_whenAnyRevisionWithoutDemandGoesBelow_thenRefusedBesideTheItem() {
        var standing = PermitStanding.of(issued(ImportWay.DECLARATION))
                .evolve(PermitStories.DECLARED)
                .evolve(PermitStories.ENTERED)
                .evolve(PermitStories.RELEASED);
        assertThat(below(standing, with(ImportWay.DECLARATION, 599)))
                .containsExactly(Violation.of("permit.RevisionKeepsWhatCameIn", "items[0].quantity", "600"));
        assertThat(below(standing, withItems(ImportWay.DECLARATION, SamplePermits.medical())))
                .containsExactly(Violation.of("permit.RevisionKeepsWhatCameIn", "items", "100"));
        assertThat(below(standing, withItems(ImportWay.DECLARATION, SamplePermits.medical(), SamplePermits.medical())))
                .containsExactly(Violation.of("permit.RevisionKeepsWhatCameIn", "items[1].kind", "100"));
        assertThat(below(standing, with(ImportWay.DECLARATION, 600))).isEmpty();
    }

    private static List<Violation> below(PermitStanding standing, PermitApplication application) {
        var revise = BrokenPermitOrders.revise(RevisionKind.MISMATCH_AMENDMENT, application);
        return new RevisionRules.RevisionKeepsWhatCameIn()
                .refusal(PermitRules.Attempt.of(standing, revise, IMPORTER, Samples.ACCOUNTS, TODAY))
                .map(refusal -> refusal.details().violations())
                .orElse(List.of());
    }

    @Test
    @Spec("MSK-10")
    void givenAnIssuedPermit_whenRevisedIntoSomethingWrong_thenRefusedBesideTheField() {
        var changed = withItems(ImportWay.DECLARATION, Changed.with(SamplePermits.medical(), "origin", "XX"));
        assertThat(new PermitFixture()
                        .given(PermitStories.issued())
                        .refused(IMPORTER, BrokenPermitOrders.correction(changed), Rejection.Kind.INVALID))
                .containsExactly(
                        Violation.of("permit.OriginsAreKnown", "items[0].origin", "@rule.code.country.unknown", "XX"));
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#revise")
    @Spec({"MSK-10", "GEN-05"})
    void givenARuleAgainstIt_whenRevised_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#corrections")
    @Spec("MSK-11")
    void givenCustomsHasRecordedSomething_whenCorrected_thenRefused(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#mismatchAmendments")
    @Spec("MSK-12")
    void givenNoMismatchOrARelease_whenAmended_thenRefused(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#postClearanceAmendments")
    @Spec("MSK-13")
    void givenNoOpenDemand_whenAmended_thenRefused(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#revisionsBelow")
    @Spec("MSK-14")
    void givenSomethingWrittenOff_whenCorrectedBelowIt_thenRefused(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }
}
