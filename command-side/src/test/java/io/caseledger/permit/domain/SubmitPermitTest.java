package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitTerms;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Code;
import io.caseledger.shared.reference.MaskCodes;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Apply: the permit is issued at once (MSK-01 … MSK-04). */
class SubmitPermitTest {

    @ParameterizedTest
    @EnumSource(ImportWay.class)
    @Spec({"MSK-03", "MSK-04"})
    void givenNothing_whenAppliedFor_thenIssuedAtOnceWithItsNumber(ImportWay way) {
        new PermitFixture()
                .when(IMPORTER, new SubmitPermit(PERMIT, application(way)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(issued(way))
                .expectResultMessagePayload(new Done(PERMIT.value(), NUMBER, 0));
    }

    @Test
    @Spec("MSK-01")
    void givenNothing_whenAnAgentApplies_thenTheImportersWithTheAgentNoted() {
        new PermitFixture()
                .when(AGENT, new SubmitPermit(PERMIT, applicationByAgent()))
                .expectEvents(issuedToAgent());
    }

    @Test
    @Spec("MSK-04")
    void givenOtherTerms_thenAPermitHoldsAsLongAsTheySay() {
        var issued = PermitDecisions.issued(
                new SubmitPermit(PERMIT, application()),
                applied(application()),
                new PermitNumber(2026, 1),
                new PermitTerms(30));
        assertThat(issued.validUntil()).isEqualTo(TODAY.plusDays(30));
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenContents#parties")
    @Spec({"MSK-01", "GEN-05"})
    void givenAPartyThatIsWrong_whenAppliedFor_thenRefusedBesideTheField(BrokenContents.Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenContents#items")
    @Spec({"MSK-02", "MSK-03", "GEN-05"})
    void givenAnItemThatIsWrong_whenAppliedFor_thenRefusedBesideTheField(BrokenContents.Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenContents#texts")
    @Spec({"GEN-06", "GEN-11"})
    void givenATextThatIsWrong_whenAppliedFor_thenRefusedBesideTheField(BrokenContents.Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#submit")
    @Spec({"MSK-04", "GEN-05"})
    void givenARuleAgainstIt_whenAppliedFor_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @Test
    @Spec("GEN-05")
    void givenManyFaults_whenAppliedFor_thenAllAreToldAtOnce() {
        var application = Changed.with(
                Changed.with(application(), "way", null),
                "items",
                List.of(
                        Changed.with(SamplePermits.medical(), "origin", null),
                        Changed.with(SamplePermits.nonMedical(), "unitPrice", null)));
        assertThat(new PermitFixture().refused(IMPORTER, new SubmitPermit(PERMIT, application), Rejection.Kind.INVALID))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("way", "items[0].origin", "items[1].unitPrice");
    }

    @Test
    @Spec("GEN-07")
    void givenFiledWithAKey_whenFiledAgainWithIt_thenTheSameAnswerAndNothingMore() {
        new PermitFixture()
                .withKey("key")
                .and(IMPORTER, new SubmitPermit(PERMIT, application()))
                .when(IMPORTER, new SubmitPermit(PERMIT, application()))
                .expectNoEvents()
                .expectResultMessagePayload(new Done(PERMIT.value(), NUMBER, 0));
    }

    @Test
    @Spec("MSK-02")
    void givenTheMedicalCode_whenLookedUpByDay_thenItHoldsFromTheNoticeOn() {
        assertThat(MaskCodes.of("MEDICAL", LocalDate.of(2020, 6, 30))).isEmpty();
        assertThat(MaskCodes.of("MEDICAL", LocalDate.of(2020, 7, 1)))
                .extracting(Code::code)
                .containsExactly("63079050311");
    }

    @Test
    void givenTheSameItemTwice_whenAsked_thenAHintThatStopsNothing() {
        var application = withItems(ImportWay.DECLARATION, SamplePermits.medical(), SamplePermits.medical());
        assertThat(ApplicationRules.warnings(applied(application)))
                .containsExactly(Violation.of("permit.ItemsDiffer", "items[1].name"));
        assertThat(ApplicationRules.check(applied(application))).isEmpty();
        assertThat(ApplicationRules.warnings(applied(application()))).isEmpty();
    }

    private static AppliedPermit applied(PermitApplication application) {
        return ApplicationRules.applied(application, IMPORTER, Samples.ACCOUNTS, TODAY);
    }

    private static void refused(BrokenContents.Broken broken) {
        assertThat(new PermitFixture()
                        .refused(
                                broken.actor(), new SubmitPermit(PERMIT, broken.application()), Rejection.Kind.INVALID))
                .anySatisfy(violation -> {
                    assertThat(violation.rule()).isEqualTo(broken.rule());
                    assertThat(violation.field()).isEqualTo(broken.field());
                })
                .allSatisfy(violation -> assertThat(violation.field()).isEqualTo(broken.field()));
    }
}
