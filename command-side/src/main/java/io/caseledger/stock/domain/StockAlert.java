package io.caseledger.stock.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.domain.Standing;
import io.caseledger.stock.contract.AlertCleared;
import io.caseledger.stock.contract.AlertEvent;
import io.caseledger.stock.contract.AlertRaised;
import io.caseledger.stock.contract.ClearAlert;
import io.caseledger.stock.contract.RaiseAlert;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** An alert on one thing (MSK-61, MSK-63): it stands or not, so that whoever watches twice alerts once. */
@Aggregate(cache = "aggregates")
class StockAlert extends Remembering<StockAlert.Said> {
    /** Whether it stands, or was cleared. */
    record Said(String id, boolean stands) implements Standing {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RaiseAlert command, Actor actor) {
        AlertRules.checkAlert(actor);
        if (known() == null || !standing().stands()) {
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
        AlertRules.checkAlert(actor);
        if (standing().stands()) {
            AggregateLifecycle.apply(new AlertCleared(aggregateId()));
        }
    }

    @EventSourcingHandler
    void evolve(AlertEvent event, MetaData metaData, @SequenceNumber long version) {
        become(
                switch (event) {
                    case AlertRaised raised -> new Said(raised.alertId(), true);
                    case AlertCleared cleared -> new Said(cleared.alertId(), false);
                },
                event,
                metaData,
                version);
    }
}
