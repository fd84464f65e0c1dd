package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.BrokenOrders.decides;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.shared.Spec;
import java.util.stream.Stream;
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
    @MethodSource("refusals")
    @Spec({"REV-02", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        var approve = new ApproveCertificate(CASE);
        return Stream.concat(
                decides(approve),
                Stream.of(
                        broken(
                                Stories.approved(),
                                OFFICER,
                                approve,
                                CONFLICT,
                                "origin.OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.approved"),
                        broken(
                                Stories.rejected(),
                                OFFICER,
                                approve,
                                CONFLICT,
                                "origin.OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.rejected"),
                        broken(
                                Stories.correctionRequested(),
                                OFFICER,
                                approve,
                                CONFLICT,
                                "origin.OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.correction_requested")));
    }
}
