package io.caseledger.origin.automation;

import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.shared.automation.Orders;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** COE0010-16, REV-02 … REV-05: the applicant, and the agent who filed, get a mail with each step that concerns them. */
@Component
@ProcessingGroup("automation-origin-mail")
@DisallowReplay
class WhenCertificateMovesThenMailTheApplicant {
    private final EventStore log;
    private final Orders orders;

    WhenCertificateMovesThenMailTheApplicant(EventStore log, Orders orders) {
        this.log = log;
        this.orders = orders;
    }

    @EventHandler
    void on(CertificateEvent event, EventMessage<?> message) {
        letter(event).ifPresent(letter -> {
            var submitted = submissionOf(event);
            letter.about(submitted.receiptNumber())
                    .to(message.getIdentifier(), submitted.applicantAccount(), submitted.agentAccount())
                    .forEach(mail -> orders.give(message, mail));
        });
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
            // who reviews is the unit's own business
            case CaseTaken taken -> Optional.empty();
            case CasePutBack putBack -> Optional.empty();
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
