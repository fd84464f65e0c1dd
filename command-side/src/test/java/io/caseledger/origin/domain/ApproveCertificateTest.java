package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.shared.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Approve (REV-02). */
class ApproveCertificateTest {

    @Test
    @Spec("REV-02")
    void givenUnderReview_whenApproved_thenItHasACertificateNumber() {
        new CaseFixture()
                .given(Stories.underReview())
                .when(OFFICER, new ApproveCertificate(CASE))
                .expectEvents(new CertificateApproved(CASE.value(), "TPE26-000001", Samples.TODAY));
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenOrders#approve")
    @Spec({"REV-02", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }
}
