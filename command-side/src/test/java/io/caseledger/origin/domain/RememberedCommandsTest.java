package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.RECEIPT;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.RuleKeys;
import org.junit.jupiter.api.Test;

class RememberedCommandsTest {

    @Test
    @Spec("GEN-07")
    void givenFiled_whenFiledAgainWithTheSameKey_thenSameAnswerAndNoSecondCase() {
        var submit = new SubmitCertificate(CASE, Samples.application());
        new CaseFixture()
                .withKey("key-1")
                .and(APPLICANT, submit)
                .when(APPLICANT, submit)
                .expectResultMessagePayload(new Done(CASE.value(), RECEIPT, 0))
                .expectNoEvents();
    }

    @Test
    void givenNothing_whenFiled_thenAnswersReceiptNumberAndVersion() {
        new CaseFixture()
                .withKey("key-1")
                .when(APPLICANT, new SubmitCertificate(CASE, Samples.application()))
                .expectResultMessagePayload(new Done(CASE.value(), RECEIPT, 0));
    }

    @Test
    @Spec("GEN-07")
    void givenTaken_whenTakenAgainWithTheSameKey_thenSameAnswer() {
        new CaseFixture()
                .given(Samples.submitted())
                .withKey("key-2")
                .and(OFFICER, new TakeCase(CASE))
                .when(OFFICER, new TakeCase(CASE))
                .expectResultMessagePayload(new Done(CASE.value(), RECEIPT, 1))
                .expectNoEvents();
    }

    @Test
    @Spec("GEN-07")
    void givenCollected_whenAnotherOrderComesUnderItsKey_thenRefusedWithWhatTheFirstBecame() {
        var first = new CaseFixture()
                .given(Samples.submitted())
                .withKey("key-2")
                .ordered("one")
                .and(OFFICER, new TakeCase(CASE));
        first.ordered("another")
                .refused(OFFICER, new TakeCase(CASE), Rejection.Kind.INVALID, RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER);
        first.ordered("one")
                .when(OFFICER, new TakeCase(CASE))
                .expectResultMessagePayload(new Done(CASE.value(), RECEIPT, 1))
                .expectNoEvents();
    }

    @Test
    void givenTaken_whenAnotherOfficerHappensOnTheSameKey_thenThatIsAnotherCommand() {
        new CaseFixture()
                .given(Samples.submitted())
                .withKey("key-2")
                .and(OFFICER, new TakeCase(CASE))
                .refused(
                        SECOND_OFFICER,
                        new TakeCase(CASE),
                        Rejection.Kind.CONFLICT,
                        "origin.OneOfficerHasACaseAtATime");
    }

    @Test
    void givenFiledWithOneKey_whenFiledWithAnother_thenRefused() {
        new CaseFixture()
                .given(Samples.submitted())
                .withKey("key-3")
                .refused(
                        APPLICANT,
                        new SubmitCertificate(CASE, Samples.application()),
                        Rejection.Kind.CONFLICT,
                        "origin.ACaseIsFiledOnce");
    }

    @Test
    @Spec("GEN-08")
    void givenTakenMeanwhile_whenCancelledOnTheVersionSeenBefore_thenRefusedAsStale() {
        new CaseFixture()
                .given(Samples.submitted())
                .and(OFFICER, new TakeCase(CASE))
                .withExpectedVersion(0)
                .refused(
                        APPLICANT,
                        new CancelCertificate(CASE, null),
                        Rejection.Kind.STALE,
                        "shared.CaseIsUnchangedSinceSeen");
    }

    @Test
    @Spec("GEN-08")
    void givenUnchanged_whenTakenOnTheVersionSeen_thenTaken() {
        new CaseFixture()
                .given(Samples.submitted())
                .withExpectedVersion(0)
                .when(OFFICER, new TakeCase(CASE))
                .expectSuccessfulHandlerExecution()
                .expectResultMessagePayload(new Done(CASE.value(), RECEIPT, 1));
    }

    @Test
    @Spec("GEN-08")
    void givenNothing_whenFiledOnAVersion_thenRefusedAsStale() {
        new CaseFixture()
                .withExpectedVersion(3)
                .refused(
                        APPLICANT,
                        new SubmitCertificate(CASE, Samples.application()),
                        Rejection.Kind.STALE,
                        "shared.CaseIsUnchangedSinceSeen");
    }
}
