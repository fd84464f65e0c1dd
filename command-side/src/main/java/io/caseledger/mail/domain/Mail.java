package io.caseledger.mail.domain;

import static java.util.Objects.requireNonNull;

import io.caseledger.mail.contract.ConfirmMailSent;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A mail: requested once, handed to the mail server by one sender at a time, never again once that may have worked (REL-04). */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class Mail extends Remembering {
    /** How long to wait after each failure; after the last one the mail is given up. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private enum State {
        WAITING,
        TAKEN,
        SENT,
        GIVEN_UP
    }

    @AggregateIdentifier
    private @Nullable String id;

    private State state = State.WAITING;
    private int attempts;
    private @Nullable Instant notBefore;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestMail command, Actor actor) {
        OnlyTheServiceSendsMail.check(actor);
        if (id == null) {
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
    void decide(TakeMail command, Actor actor, Clock clock) {
        OnlyTheServiceSendsMail.check(actor);
        AMailIsTakenByOneSender.check(
                state == State.WAITING && (notBefore == null || !clock.instant().isBefore(notBefore)));
        AggregateLifecycle.apply(new MailTaken(aggregateId(), attempts + 1));
    }

    @CommandHandler
    void decide(ConfirmMailSent command, Actor actor) {
        OnlyTheServiceSendsMail.check(actor);
        OnlyTakenMailsEnd.check(state == State.TAKEN);
        AggregateLifecycle.apply(new MailSent(aggregateId(), command.messageId()));
    }

    @CommandHandler
    void decide(RecordMailFailure command, Actor actor, Clock clock) {
        OnlyTheServiceSendsMail.check(actor);
        OnlyTakenMailsEnd.check(state == State.TAKEN);
        var retryAt = attempts > WAITS.size() ? null : clock.instant().plus(WAITS.get(attempts - 1));
        AggregateLifecycle.apply(new MailFailed(aggregateId(), attempts, command.reason(), retryAt));
    }

    @EventSourcingHandler
    void evolve(MailRequested event, MetaData metaData, @SequenceNumber long version) {
        id = event.mailId();
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(MailTaken event, MetaData metaData, @SequenceNumber long version) {
        state = State.TAKEN;
        attempts = event.attempt();
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(MailSent event, MetaData metaData, @SequenceNumber long version) {
        state = State.SENT;
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(MailFailed event, MetaData metaData, @SequenceNumber long version) {
        state = event.retryAt() == null ? State.GIVEN_UP : State.WAITING;
        notBefore = event.retryAt();
        remember(metaData, version);
    }

    @Override
    protected @Nullable String number() {
        return null;
    }

    @Override
    protected String aggregateId() {
        return requireNonNull(id, "an aggregate has its id from its first event on");
    }
}
