package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.AuthorityGranted;
import io.caseledger.accounts.contract.AuthorityWithdrawn;
import io.caseledger.accounts.contract.GrantAuthority;
import io.caseledger.accounts.contract.GrantCommand;
import io.caseledger.accounts.contract.GrantEvent;
import io.caseledger.accounts.contract.GrantId;
import io.caseledger.accounts.contract.WithdrawAuthority;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** That one account may act for another in one capability (ACC-09). Who acts asks for it by its id, in the log itself (ADR 32). */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class AuthorityGrant extends Remembering<GrantStanding> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GrantAuthority command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        var grant = command.grantId();
        AggregateLifecycle.apply(new AuthorityGranted(
                grant.toString(),
                grant.principal().value(),
                grant.agent().value(),
                grant.capability(),
                Objects.requireNonNull(command.access(), "checked by AccessIsChosen"),
                Objects.requireNonNull(command.from(), "checked by GrantsHaveATerm"),
                Objects.requireNonNull(command.until(), "checked by GrantsHaveATerm")));
    }

    @CommandHandler
    void handle(WithdrawAuthority command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        GrantId grant = command.grantId();
        AggregateLifecycle.apply(new AuthorityWithdrawn(
                aggregateId(), grant.principal().value(), grant.agent().value(), grant.capability()));
    }

    @EventSourcingHandler
    void evolve(GrantEvent event, MetaData metaData, @SequenceNumber long version) {
        become(GrantStanding.after(known(), event), event, metaData, version);
    }

    private void allow(GrantCommand command, Actor actor, AccountDirectory accounts, Clock clock) {
        GrantRules.check(new GrantRules.Attempt(known(), command, actor, accounts, TaipeiTime.day(clock.instant())));
    }
}
