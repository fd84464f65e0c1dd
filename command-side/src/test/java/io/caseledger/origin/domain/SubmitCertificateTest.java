package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.Samples.AGENT;
import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.OTHER_APPLICANT;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.NOT_FOUND;

import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** File an application (COE0010-16). */
class SubmitCertificateTest {

    @Test
    @Spec("COE0010-16")
    void givenNothing_whenFiled_thenReceivedWithANumberAndADueTime() {
        new CaseFixture()
                .when(APPLICANT, new SubmitCertificate(CASE, Samples.application()))
                .expectEvents(Samples.submitted());
    }

    @Test
    @Spec("COE0010-03")
    void givenNothing_whenAnAgentFilesForARegisteredApplicant_thenTheCaseIsTheApplicantsToo() {
        new CaseFixture()
                .when(AGENT, new SubmitCertificate(CASE, Samples.applicationByAgent()))
                .expectEvents(Samples.submittedByAgent());
    }

    @Test
    void givenASaturdayNightInTaipei_whenFiled_thenTheDayIsTaipeisAndDueAfterMonday() {
        CertificateSubmitted received = Changed.with(Samples.submitted(), "receiptNumber", "TPE-20261122-00001");
        received = Changed.with(received, "receivedOn", LocalDate.of(2026, 11, 22));
        received = Changed.with(received, "dueAt", Instant.parse("2026-11-23T16:00:00Z"));
        new CaseFixture(Clock.fixed(Instant.parse("2026-11-21T16:30:00Z"), TaipeiTime.ZONE))
                .when(APPLICANT, new SubmitCertificate(CASE, Samples.application()))
                .expectEvents(received);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Spec({"COE0010-16", "GEN-05"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        var again = new SubmitCertificate(CASE, Samples.application());
        return Stream.of(
                broken(Stories.received(), APPLICANT, again, CONFLICT, "origin.ACaseIsFiledOnce", "", Samples.RECEIPT),
                broken(Stories.received(), OTHER_APPLICANT, again, NOT_FOUND, "shared.CaseExists", ""),
                broken(new Object[0], OFFICER, again, FORBIDDEN, "origin.OnlyLiveApplicantsAndAgentsFile", ""),
                broken(new Object[0], Samples.CLOSED, again, FORBIDDEN, "origin.OnlyLiveApplicantsAndAgentsFile", ""));
    }
}
