package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountCommand;
import io.caseledger.accounts.contract.AccountEvent;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.ElectronicId;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.accounts.contract.RecordLogin;
import io.caseledger.accounts.contract.RecordLoginFailure;
import io.caseledger.accounts.contract.SetPassword;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.reference.RocDate;
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

/** Somebody who may log in. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class Account extends Remembering<AccountStanding> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenAccount command, Actor actor, Claims claims, NumberBooks numbers, Clock clock) {
        var now = clock.instant();
        allow(command, actor, now);
        var holder = HolderRules.checked(command.holder(), RocDate.day(now));
        var account = command.accountId().value();
        claims.claim(holder, account);
        var electronicId = ElectronicId.of(numbers.next(ElectronicId.BOOK, account));
        AggregateLifecycle.apply(new AccountOpened(account, electronicId.value(), holder));
        if (command.credentialId() != null) {
            AggregateLifecycle.apply(new PasswordSet(account, command.credentialId()));
        }
    }

    @CommandHandler
    void handle(SetPassword command, Actor actor, Clock clock) {
        allow(command, actor, clock.instant());
        AggregateLifecycle.apply(new PasswordSet(aggregateId(), command.credentialId()));
    }

    @CommandHandler
    void handle(RecordLogin command, Actor actor, Clock clock) {
        var now = clock.instant();
        allow(command, actor, now);
        if (standing().isWorthNoting(command.way(), now)) {
            AggregateLifecycle.apply(new LoggedIn(aggregateId(), command.way(), now));
        }
    }

    @CommandHandler
    void handle(RecordLoginFailure command, Actor actor, Clock clock) {
        var now = clock.instant();
        allow(command, actor, now);
        var lockOut = standing().lockOut();
        if (lockOut.locked(now)) {
            return;
        }
        AggregateLifecycle.apply(new LoginFailed(aggregateId(), command.way(), now));
        if (lockOut.locksAt(now)) {
            AggregateLifecycle.apply(new AccountLocked(aggregateId(), now.plus(LockOut.LOCKED_FOR)));
        }
    }

    @EventSourcingHandler
    void evolve(AccountEvent event, MetaData metaData, @SequenceNumber long version) {
        become(
                event instanceof AccountOpened opened
                        ? AccountStanding.of(opened)
                        : standing().evolve(event),
                event,
                metaData,
                version);
    }

    private void allow(AccountCommand command, Actor actor, Instant now) {
        AccountRules.check(new AccountRules.Attempt(known(), command, actor, now));
    }
}
