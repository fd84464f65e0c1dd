package io.caseledger.stock.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.domain.Standing;
import io.caseledger.stock.contract.AlertThresholds;
import io.caseledger.stock.contract.AlertThresholdsSet;
import io.caseledger.stock.contract.SetAlertThresholds;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** When the regulator wants to be alerted (MSK-61). There is one. */
@Aggregate(cache = "aggregates")
class AlertPolicy extends Remembering<AlertPolicy.Set> {
    /** As it was set last. */
    record Set(String id, AlertThresholds thresholds) implements Standing {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetAlertThresholds command, Actor actor) {
        AlertRules.checkThresholds(actor, command.thresholds());
        // the first is noted, whatever it says: an order that was taken has left something
        if (known() == null || !command.thresholds().equals(standing().thresholds())) {
            AggregateLifecycle.apply(new AlertThresholdsSet(SetAlertThresholds.POLICY, command.thresholds()));
        }
    }

    @EventSourcingHandler
    void evolve(AlertThresholdsSet event, MetaData metaData, @SequenceNumber long version) {
        become(new Set(event.policy(), event.thresholds()), event, metaData, version);
    }
}
