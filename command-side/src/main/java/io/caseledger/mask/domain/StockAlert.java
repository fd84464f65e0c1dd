package io.caseledger.mask.domain;

import io.caseledger.mask.contract.AlertCleared;
import io.caseledger.mask.contract.AlertRaised;
import io.caseledger.mask.contract.ClearAlert;
import io.caseledger.mask.contract.RaiseAlert;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import java.util.Objects;
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

/** An alert on one thing (MSK-61, MSK-63): it stands or not, so that whoever watches twice alerts once. */
@Aggregate(cache = "aggregates")
class StockAlert extends Remembering {
    /** Null until the first event: Axon takes the id of a new alert from it. */
    @AggregateIdentifier
    private @Nullable String id;

    private boolean stands;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RaiseAlert command, Actor actor) {
        OnlyTheServiceAlerts.check(actor);
        if (!stands) {
            AggregateLifecycle.apply(new AlertRaised(
                    command.alertId().value(),
                    command.kind(),
                    command.subject(),
                    command.name(),
                    command.figure(),
                    command.threshold(),
                    command.recipients()));
        }
    }

    @CommandHandler
    void handle(ClearAlert command, Actor actor) {
        OnlyTheServiceAlerts.check(actor);
        if (stands) {
            AggregateLifecycle.apply(new AlertCleared(aggregateId()));
        }
    }

    @EventSourcingHandler
    void evolve(AlertRaised event, MetaData metaData, @SequenceNumber long version) {
        id = event.alertId();
        stands = true;
        remember(metaData, version);
    }

    @EventSourcingHandler
    void evolve(AlertCleared event, MetaData metaData, @SequenceNumber long version) {
        stands = false;
        remember(metaData, version);
    }

    @Override
    protected @Nullable String number() {
        return null;
    }

    @Override
    protected String aggregateId() {
        return Objects.requireNonNull(id, "no id before the first event");
    }
}
