package io.caseledger.origin.automation;

import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.Actor;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** COE0010-16, REV-02 … REV-05: the applicant, and the agent who filed, get a mail with each step that concerns them. */
@Component
@ProcessingGroup("automation-origin-mail")
@DisallowReplay
record WhenCertificateMovesThenMailTheApplicant(EventStore log, Orders orders) {
    @EventHandler
    void on(CertificateEvent event, EventMessage<?> message) {
        letter(event).ifPresent(letter -> {
            var submitted = submissionOf(event);
            var agent = submitted.agentAccount();
            var numbered = letter.about(submitted.receiptNumber());
            if (event == submitted
                    && agent != null
                    && Actor.of(message.getMetaData()).onBehalfOf() != null) {
                // ACC-09: the applicant hears who filed in its name, and how to object
                tell(message, numbered, agent);
                tell(
                        message,
                        Letter.of(
                                MailTemplate.CERTIFICATE_FILED_FOR_YOU,
                                submitted.receiptNumber(),
                                Actor.of(message.getMetaData()).name()),
                        submitted.applicantAccount());
            } else {
                tell(message, numbered, submitted.applicantAccount(), agent);
            }
        });
    }

    private void tell(EventMessage<?> message, Letter letter, @Nullable String... accounts) {
        letter.to(message.getIdentifier(), accounts).forEach(mail -> orders.give(message, mail));
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

    /** Who is concerned stands in the case's first event, in the log itself: no view that may lag behind. */
    private CertificateSubmitted submissionOf(CertificateEvent event) {
        return event instanceof CertificateSubmitted submitted
                ? submitted
                : (CertificateSubmitted)
                        log.readEvents(event.caseId(), 0).next().getPayload();
    }
}
