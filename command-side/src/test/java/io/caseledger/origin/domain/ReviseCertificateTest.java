package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.OTHER_APPLICANT;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;
import static io.caseledger.shared.contract.Rejection.Kind.NOT_FOUND;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.shared.Spec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resubmit after a request for correction (REV-03). */
class ReviseCertificateTest {

    @Test
    @Spec("REV-03")
    void givenCorrectionRequested_whenRevised_thenTheWholeRevisionIsKept() {
        var better = Changed.with(Samples.application(), "shipment.portOfDischarge", "DEBRV");
        new CaseFixture()
                .given(Stories.correctionRequested())
                .when(APPLICANT, new ReviseCertificate(CASE, better))
                .expectEvents(new CertificateRevised(CASE.value(), 2, better, Samples.DUE));
    }

    @Test
    @Spec("REV-03")
    void givenRevisedOnce_whenRevisedAgain_thenThatIsTheThird() {
        new CaseFixture()
                .given(
                        Samples.submitted(),
                        Stories.TAKEN,
                        new CorrectionRequested(CASE.value(), Stories.COMMENTS),
                        new CertificateRevised(CASE.value(), 2, Samples.application(), Samples.DUE),
                        new CorrectionRequested(CASE.value(), Stories.COMMENTS))
                .when(APPLICANT, new ReviseCertificate(CASE, Samples.application()))
                .expectEvents(new CertificateRevised(CASE.value(), 3, Samples.application(), Samples.DUE));
    }

    @Test
    @Spec("REV-03")
    void givenRevised_whenTheSameOfficerApproves_thenNoNeedToTakeItAgain() {
        new CaseFixture()
                .given(Stories.correctionRequested())
                .and(APPLICANT, new ReviseCertificate(CASE, Samples.application()))
                .when(OFFICER, new ApproveCertificate(CASE))
                .expectEvents(new CertificateApproved(CASE.value(), "TPE26-000001", Samples.TODAY));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Spec({"REV-03", "GEN-05"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        var revise = new ReviseCertificate(CASE, Samples.application());
        return Stream.of(
                broken(
                        Stories.received(),
                        APPLICANT,
                        revise,
                        CONFLICT,
                        "origin.OnlyRequestedCorrectionsAreRevised",
                        "",
                        "@rule.state.received"),
                broken(
                        Stories.underReview(),
                        APPLICANT,
                        revise,
                        CONFLICT,
                        "origin.OnlyRequestedCorrectionsAreRevised",
                        "",
                        "@rule.state.under_review"),
                broken(
                        Stories.approved(),
                        APPLICANT,
                        revise,
                        CONFLICT,
                        "origin.OnlyRequestedCorrectionsAreRevised",
                        "",
                        "@rule.state.approved"),
                broken(Stories.correctionRequested(), OTHER_APPLICANT, revise, NOT_FOUND, "shared.CaseExists", ""),
                broken(Stories.correctionRequested(), OFFICER, revise, FORBIDDEN, "origin.OnlyTheFilerRevises", ""),
                broken(
                        new Object[] {Samples.submittedByAgent()},
                        APPLICANT,
                        revise,
                        FORBIDDEN,
                        "origin.OnlyTheFilerRevises",
                        ""),
                broken(
                        Stories.correctionRequested(),
                        APPLICANT,
                        new ReviseCertificate(CASE, Changed.with(Samples.application(), "issuingUnit", "KHH")),
                        INVALID,
                        "origin.RevisionKeepsUnitAndApplicant",
                        "issuingUnit"),
                broken(
                        Stories.correctionRequested(),
                        APPLICANT,
                        new ReviseCertificate(
                                CASE, Changed.with(Samples.application(), "applicant.identityNumber", "62140097")),
                        INVALID,
                        "origin.RevisionKeepsUnitAndApplicant",
                        "applicant.identityNumber"),
                broken(
                        Stories.correctionRequested(),
                        APPLICANT,
                        new ReviseCertificate(CASE, Changed.with(Samples.application(), "originals", 0)),
                        INVALID,
                        "origin.OriginalsAreOneToFive",
                        "originals"));
    }
}
