package io.caseledger.mail.outbox;

import io.caseledger.mail.contract.MailEvent;
import io.caseledger.mail.contract.MailFailed;
import io.caseledger.mail.contract.MailSent;
import io.caseledger.mail.outbox.Outbox.Kept;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Tells the log what became of mails, many at a time, so that an auditor sees who was told when. Each mail is a stream of its own, in which an event's number is
 * that of the outcome: told twice, after a crash or by two nodes at once, it is refused as a conflict.
 */
@Component
record MailOutcomes(Outbox outbox, MailServer server, EventStore log) {
    private static final int BATCH = 500;
    private static final String STREAM = "Mail";

    void tell() {
        List<Kept> untold;
        do {
            untold = outbox.untold(BATCH);
            if (!untold.isEmpty()) {
                append(untold.stream().map(this::event).toList());
                outbox.told(untold);
            }
        } while (untold.size() == BATCH);
    }

    private void append(List<DomainEventMessage<?>> events) {
        try {
            log.publish(events);
        } catch (ConcurrencyException | AggregateStreamCreationException toldAlready) {
            if (events.size() > 1) {
                events.forEach(event -> append(List.of(event)));
            }
        }
    }

    private DomainEventMessage<?> event(Kept kept) {
        var metaData = new HashMap<String, Object>(Actor.SYSTEM.toMetaData());
        metaData.put(MetaDataKeys.CORRELATION_ID, kept.correlation());
        metaData.put(MetaDataKeys.CAUSATION_ID, kept.cause());
        return new GenericDomainEventMessage<>(
                STREAM, kept.mail().mailId(), kept.outcomes() - 1L, outcome(kept), metaData);
    }

    private MailEvent outcome(Kept kept) {
        return kept.state().equals("SENT")
                ? new MailSent(kept.mail(), server.messageId(kept.mail().mailId()))
                : new MailFailed(
                        kept.mail(),
                        Objects.requireNonNullElse(kept.reason(), "–"),
                        kept.state().equals("NOT_CONFIRMED"));
    }
}
