package io.caseledger.accounts.domain;

import static java.util.Objects.requireNonNull;

import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.LoginWay;
import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.accounts.contract.RecordLogin;
import io.caseledger.accounts.contract.RecordLoginFailure;
import io.caseledger.accounts.contract.SetPassword;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.reference.RocDate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/** Somebody who may log in. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class Account extends Remembering {
    /** A machine logs in with every call; the log needs no more than this of it. */
    private static final Duration MACHINE_LOGINS = Duration.ofHours(1);

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable AccountHolder holder;
    private @Nullable String credentialId;
    private @Nullable Instant machineLogin;
    private final LockOut lockOut = new LockOut();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenAccount command, Actor actor, Claims claims, Clock clock) {
        OnlyAccountAdminsOpenAccounts.check(actor);
        AccountsAreOpenedOnce.check(holder != null);
        var checked = HolderRules.checked(command.holder(), RocDate.day(clock.instant()));
        var account = command.accountId().value();
        claims.claim(checked, account);
        AggregateLifecycle.apply(new AccountOpened(account, checked));
        if (command.credentialId() != null) {
            AggregateLifecycle.apply(new PasswordSet(account, command.credentialId()));
        }
    }

    @CommandHandler
    void decide(SetPassword command, Actor actor) {
        OnlyTheHolderSetsThePassword.check(aggregateId(), actor);
        AggregateLifecycle.apply(new PasswordSet(aggregateId(), command.credentialId()));
    }

    @CommandHandler
    void decide(RecordLogin command, Actor actor, Clock clock) {
        var now = clock.instant();
        OnlyTheServiceRecordsLogins.check(actor);
        LockedAccountsCannotLogIn.check(lockOut, now);
        OnlyTheCurrentPasswordLogsIn.check(credentialId, command.credentialId());
        if (command.way() == LoginWay.FORM
                || machineLogin == null
                || !now.isBefore(machineLogin.plus(MACHINE_LOGINS))) {
            AggregateLifecycle.apply(new LoggedIn(aggregateId(), command.way(), now));
        }
    }

    @CommandHandler
    void decide(RecordLoginFailure command, Actor actor, Clock clock) {
        var now = clock.instant();
        OnlyTheServiceRecordsLogins.check(actor);
        if (lockOut.locked(now)) {
            return;
        }
        boolean locks = lockOut.locksAt(now);
        AggregateLifecycle.apply(new LoginFailed(aggregateId(), command.way(), now));
        if (locks) {
            AggregateLifecycle.apply(new AccountLocked(aggregateId(), now.plus(LockOut.LOCKED_FOR)));
        }
    }

    @EventSourcingHandler
    void evolve(AccountOpened event, MetaData metaData, @SequenceNumber long version) {
        id = event.accountId();
        holder = event.holder();
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(PasswordSet event, MetaData metaData, @SequenceNumber long version) {
        credentialId = event.credentialId();
        lockOut.passwordSet();
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(LoggedIn event, MetaData metaData, @SequenceNumber long version) {
        if (event.way() == LoginWay.BASIC) {
            machineLogin = event.at();
        }
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(LoginFailed event, MetaData metaData, @SequenceNumber long version) {
        lockOut.failed(event.at());
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(AccountLocked event, MetaData metaData, @SequenceNumber long version) {
        lockOut.lockedUntil(event.until());
        remember(metaData, version);
    }

    @Override
    protected @Nullable String number() {
        return holder == null ? null : holder.userName();
    }

    @Override
    protected String aggregateId() {
        return requireNonNull(id, "an aggregate has its id from its first event on");
    }
}
