package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.Samples.AGENT;
import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.AUDITOR;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.OFFICER_ELSEWHERE;
import static io.caseledger.origin.domain.Samples.OFFICER_WHO_FILED;
import static io.caseledger.origin.domain.Samples.OTHER_AGENT;
import static io.caseledger.origin.domain.Samples.OTHER_APPLICANT;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;
import static io.caseledger.shared.contract.Rejection.Kind.NOT_FOUND;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.shared.Spec;
import java.util.stream.Stream;
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
    @MethodSource("refusals")
    @Spec({"COE0050-01", "GEN-05"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        var cancel = new CancelCertificate(CASE, "申請錯誤");
        return Stream.of(
                broken(
                        Stories.underReview(),
                        APPLICANT,
                        cancel,
                        CONFLICT,
                        "origin.OnlyReceivedCasesCanBeCancelledByTheApplicant",
                        "",
                        "@rule.state.under_review",
                        "TPE"),
                broken(
                        Stories.approved(),
                        APPLICANT,
                        cancel,
                        CONFLICT,
                        "origin.OnlyReceivedCasesCanBeCancelledByTheApplicant",
                        "",
                        "@rule.state.approved",
                        "TPE"),
                broken(
                        Stories.cancelled(),
                        APPLICANT,
                        cancel,
                        CONFLICT,
                        "origin.OnlyReceivedCasesCanBeCancelledByTheApplicant",
                        "",
                        "@rule.state.cancelled",
                        "TPE"),
                broken(
                        Stories.received(),
                        OFFICER,
                        cancel,
                        CONFLICT,
                        "origin.OfficersCancelOnlyApprovedUncollectedCases",
                        "",
                        "@rule.state.received"),
                broken(
                        Stories.collected(),
                        OFFICER,
                        cancel,
                        CONFLICT,
                        "origin.OfficersCancelOnlyApprovedUncollectedCases",
                        "",
                        "@rule.state.collected"),
                broken(
                        Stories.approved(),
                        OFFICER,
                        new CancelCertificate(CASE, null),
                        INVALID,
                        "origin.ReasonIsGiven",
                        "reason"),
                broken(
                        Stories.approved(),
                        OFFICER_WHO_FILED,
                        cancel,
                        FORBIDDEN,
                        "origin.NobodyReviewsACaseOfItsOwnIdentity",
                        ""),
                broken(Stories.received(), OTHER_APPLICANT, cancel, NOT_FOUND, "shared.CaseExists", ""),
                broken(Stories.received(), OTHER_AGENT, cancel, NOT_FOUND, "shared.CaseExists", ""),
                broken(
                        new Object[] {Samples.submittedBy(OTHER_AGENT)},
                        OTHER_AGENT,
                        cancel,
                        FORBIDDEN,
                        "origin.OnlyAuthorisedAgentsOrder",
                        ""),
                broken(Stories.approved(), OFFICER_ELSEWHERE, cancel, NOT_FOUND, "shared.CaseExists", ""),
                broken(Stories.received(), AUDITOR, cancel, FORBIDDEN, "origin.OnlyPartiesAndTheUnitCancel", ""));
    }
}
