package io.caseledger.origin.automation;

import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.Mailing;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.shared.contract.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** COE0010-16, REV-02 … REV-05: the applicant, and the agent who filed, get a mail with each step that concerns them. */
@Component
record WhenCertificateMovesThenMailTheApplicant() implements Mailing<CertificateEvent> {
    @Override
    public Class<CertificateEvent> when() {
        return CertificateEvent.class;
    }

    @Override
    public Stream<Mail> mails(CertificateEvent event, EventMessage<?> message, FirstEvents first) {
        return letter(event).stream()
                .flatMap(letter ->
                        toParties(letter, event, message, first.of(event.caseId(), CertificateSubmitted.class)));
    }

    private static Stream<Mail> toParties(
            Letter letter, CertificateEvent event, EventMessage<?> message, CertificateSubmitted submitted) {
        var cause = message.getIdentifier();
        var agent = submitted.agentAccount();
        var actor = Actor.of(message.getMetaData());
        var numbered = letter.about(submitted.receiptNumber());
        if (!(event instanceof CertificateSubmitted) || agent == null || actor.onBehalfOf() == null) {
            return numbered.to(cause, submitted.applicantAccount(), agent);
        }
        // ACC-09: the applicant hears who filed in its name, and how to object
        var filedForYou = Letter.of(MailTemplate.CERTIFICATE_FILED_FOR_YOU, submitted.receiptNumber(), actor.name());
        return Stream.concat(numbered.to(cause, agent), filedForYou.to(cause, submitted.applicantAccount()));
    }

    /** What an event says after the receipt number. */
    private static Optional<Letter> letter(CertificateEvent event) {
        return switch (event) {
            case CertificateSubmitted submitted -> Optional.of(Letter.of(MailTemplate.CERTIFICATE_RECEIVED));
            case CorrectionRequested request ->
                Optional.of(Letter.of(
                        MailTemplate.CORRECTION_REQUESTED,
                        Integer.toString(request.comments().size())));
            case CertificateRevised revised -> Optional.of(Letter.of(MailTemplate.CERTIFICATE_REVISED));
            case CertificateApproved approved ->
                Optional.of(Letter.of(MailTemplate.CERTIFICATE_APPROVED, approved.certificateNumber()));
            case CertificateRejected rejected ->
                Optional.of(Letter.of(MailTemplate.CERTIFICATE_REJECTED, rejected.reason()));
            case CertificateCancelled cancelled ->
                Optional.of(Letter.of(
                        MailTemplate.CERTIFICATE_CANCELLED, Objects.requireNonNullElse(cancelled.reason(), "–")));
            case CertificateCollected collected -> Optional.of(Letter.of(MailTemplate.CERTIFICATE_COLLECTED));
            // the rest, such as who reviews, is the unit's own business
            default -> Optional.empty();
        };
    }
}
