package io.caseledger.mail.domain;

import io.caseledger.mail.contract.ConfirmMailSent;
import io.caseledger.mail.contract.MailCommand;
import io.caseledger.mail.contract.MailEvent;
import io.caseledger.mail.contract.MailFailed;
import io.caseledger.mail.contract.MailRequested;
import io.caseledger.mail.contract.MailSent;
import io.caseledger.mail.contract.MailTaken;
import io.caseledger.mail.contract.RecordMailFailure;
import io.caseledger.mail.contract.RequestMail;
import io.caseledger.mail.contract.TakeMail;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A mail: requested once, handed to the mail server by one sender at a time, never again once that may have worked (REL-04). */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class Mail extends Remembering<MailStanding> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestMail command, Actor actor, Clock clock) {
        allow(command, actor, clock.instant());
        if (known() == null) {
            AggregateLifecycle.apply(new MailRequested(
                    command.mailId().value(),
                    command.template(),
                    command.recipient().value(),
                    command.args(),
                    command.language(),
                    command.address()));
        }
    }

    @CommandHandler
    void handle(TakeMail command, Actor actor, Clock clock) {
        allow(command, actor, clock.instant());
        AggregateLifecycle.apply(new MailTaken(aggregateId(), standing().attempts() + 1));
    }

    @CommandHandler
    void handle(ConfirmMailSent command, Actor actor, Clock clock) {
        allow(command, actor, clock.instant());
        AggregateLifecycle.apply(new MailSent(aggregateId(), command.messageId()));
    }

    @CommandHandler
    void handle(RecordMailFailure command, Actor actor, Clock clock) {
        var now = clock.instant();
        allow(command, actor, now);
        AggregateLifecycle.apply(new MailFailed(
                aggregateId(),
                standing().attempts(),
                command.reason(),
                standing().retryAfter(now)));
    }

    @EventSourcingHandler
    void evolve(MailEvent event, MetaData metaData, @SequenceNumber long version) {
        become(
                event instanceof MailRequested requested
                        ? MailStanding.of(requested)
                        : standing().evolve(event),
                event,
                metaData,
                version);
    }

    private void allow(MailCommand command, Actor actor, Instant now) {
        MailRules.check(new MailRules.Attempt(known(), command, actor, now));
    }
}
