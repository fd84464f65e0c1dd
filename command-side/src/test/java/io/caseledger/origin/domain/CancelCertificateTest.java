package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.AGENT;
import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.shared.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cancel (COE0050-01). */
class CancelCertificateTest {

    @Test
    @Spec("COE0050-01")
    void givenReceived_whenTheApplicantCancels_thenCancelled() {
        new CaseFixture()
                .given(Stories.received())
                .when(APPLICANT, new CancelCertificate(CASE, null))
                .expectEvents(new CertificateCancelled(CASE.value(), null));
    }

    @Test
    @Spec("COE0050-01")
    void givenFiledByAnAgent_whenTheAgentCancels_thenCancelled() {
        new CaseFixture()
                .given(Samples.submittedByAgent())
                .when(AGENT, new CancelCertificate(CASE, null))
                .expectEvents(new CertificateCancelled(CASE.value(), null));
    }

    @Test
    @Spec("COE0050-01")
    void givenFiledByAnAgent_whenTheApplicantCancels_thenCancelled() {
        new CaseFixture()
                .given(Samples.submittedByAgent())
                .when(APPLICANT, new CancelCertificate(CASE, null))
                .expectEvents(new CertificateCancelled(CASE.value(), null));
    }

    @Test
    @Spec("COE0050-01")
    void givenApproved_whenAnOfficerCancelsWithAReason_thenCancelled() {
        new CaseFixture()
                .given(Stories.approved())
                .when(OFFICER, new CancelCertificate(CASE, "申請錯誤"))
                .expectEvents(new CertificateCancelled(CASE.value(), "申請錯誤"));
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenOrders#cancel")
    @Spec({"COE0050-01", "GEN-05"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }
}
