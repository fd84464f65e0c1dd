package io.caseledger.mask.domain;

import io.caseledger.mask.contract.AlertThresholds;
import io.caseledger.mask.contract.AlertThresholdsSet;
import io.caseledger.mask.contract.SetAlertThresholds;
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

/** When the regulator wants to be alerted (MSK-61). There is one. */
@Aggregate(cache = "aggregates")
class AlertPolicy extends Remembering {
    @AggregateIdentifier
    private @Nullable String id;

    private AlertThresholds thresholds = AlertThresholds.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetAlertThresholds command, Actor actor) {
        OnlyRegulatorsSetThresholds.check(actor);
        ThresholdsAreWithinReason.check(command.thresholds());
        if (!command.thresholds().equals(thresholds)) {
            AggregateLifecycle.apply(new AlertThresholdsSet(SetAlertThresholds.POLICY, command.thresholds()));
        }
    }

    @EventSourcingHandler
    void evolve(AlertThresholdsSet event, MetaData metaData, @SequenceNumber long version) {
        id = event.policy();
        thresholds = event.thresholds();
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
