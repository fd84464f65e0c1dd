package io.caseledger.origin.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Mail;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenCertificateMovesThenMailTheApplicantTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final CertificateSubmitted SUBMITTED = new CertificateSubmitted(
            "case",
            "TPE-20261102-00001",
            "TPE",
            "agent",
            "04595252",
            "applicant",
            "agent",
            DAY,
            Instant.parse("2026-11-02T04:00:00Z"),
            SampleApplications.valid());
    private static final CertificateApproved APPROVED = new CertificateApproved("case", "TPE26A00001", DAY);

    private static final FirstEvents LOG = new FirstEvents() {
        @Override
        public <T> Optional<T> find(String aggregateId, Class<T> type) {
            return Optional.of(SUBMITTED).filter(type::isInstance).map(type::cast);
        }
    };

    @Test
    @Spec("REL-04")
    void givenAnEvent_whenAskedAgain_thenTheSameMailsWithTheSameIds() {
        var message = message(APPROVED, null);
        assertThat(mails(APPROVED, message)).hasSize(2).isEqualTo(mails(APPROVED, message));
        assertThat(ids(APPROVED, message)).doesNotHaveDuplicates();
        assertThat(ids(APPROVED, message)).doesNotContainAnyElementsOf(ids(APPROVED, message(APPROVED, null)));
    }

    @Test
    void givenAStepThatConcernsThem_thenApplicantAndAgentAreToldOfTheCaseByItsNumber() {
        assertThat(mails(APPROVED, message(APPROVED, null)))
                .extracting(mail -> mail.template() + " " + mail.recipient() + " " + mail.args())
                .containsExactly(
                        "CERTIFICATE_APPROVED applicant [TPE-20261102-00001, TPE26A00001]",
                        "CERTIFICATE_APPROVED agent [TPE-20261102-00001, TPE26A00001]");
    }

    @Test
    @Spec("ACC-09")
    void givenAnAgentThatFiles_thenTheApplicantIsToldByWhom() {
        assertThat(mails(SUBMITTED, message(SUBMITTED, "applicant")))
                .extracting(mail -> mail.template() + " " + mail.recipient() + " " + mail.args())
                .containsExactly(
                        "CERTIFICATE_RECEIVED agent [TPE-20261102-00001]",
                        "CERTIFICATE_FILED_FOR_YOU applicant [TPE-20261102-00001, 海峽報關行]");
    }

    @Test
    void givenTheUnitsOwnBusiness_thenNobodyIsTold() {
        var taken = new CaseTaken("case", "officer", "林簽發");
        assertThat(mails(taken, message(taken, null))).isEmpty();
    }

    private static List<Mail> mails(CertificateEvent event, EventMessage<?> message) {
        return new WhenCertificateMovesThenMailTheApplicant()
                .mails(event, message, LOG)
                .toList();
    }

    private static List<String> ids(CertificateEvent event, EventMessage<?> message) {
        return mails(event, message).stream().map(Mail::mailId).toList();
    }

    private static EventMessage<?> message(CertificateEvent event, @Nullable String onBehalfOf) {
        var actor = new Actor("agent", "海峽報關行", Role.AGENT, null, onBehalfOf);
        return new GenericEventMessage<>(event, actor.toMetaData());
    }
}
