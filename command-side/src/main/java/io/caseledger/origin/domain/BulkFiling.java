package io.caseledger.origin.domain;

import io.caseledger.origin.contract.BulkFilingCommand;
import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingEvent;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.origin.contract.RecordBulkItemFiled;
import io.caseledger.origin.contract.RecordBulkItemRefused;
import io.caseledger.origin.contract.StartBulkFiling;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One file of many applications (COE0010-17): which of them are done, and how it went. What is noted twice counts once. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class BulkFiling extends Remembering<BulkStanding> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartBulkFiling command, Actor actor) {
        allow(command, actor);
        if (known() == null) {
            AggregateLifecycle.apply(new BulkFilingStarted(
                    command.bulkId().value(),
                    actor.accountId(),
                    command.fileName(),
                    command.sha256(),
                    command.count()));
        }
    }

    @CommandHandler
    void handle(RecordBulkItemFiled command, Actor actor) {
        allow(command, actor);
        if (!standing().isDone(command.index())) {
            AggregateLifecycle.apply(new BulkItemFiled(
                    aggregateId(),
                    command.index(),
                    command.source(),
                    command.caseId().value(),
                    command.receiptNumber()));
            completeWhenAllAreDone();
        }
    }

    @CommandHandler
    void handle(RecordBulkItemRefused command, Actor actor) {
        allow(command, actor);
        if (!standing().isDone(command.index())) {
            AggregateLifecycle.apply(
                    new BulkItemRefused(aggregateId(), command.index(), command.source(), command.violations()));
            completeWhenAllAreDone();
        }
    }

    private void completeWhenAllAreDone() {
        var standing = standing();
        if (standing.allDone()) {
            AggregateLifecycle.apply(
                    new BulkFilingCompleted(standing.id(), standing.filed(), standing.count() - standing.filed()));
        }
    }

    @EventSourcingHandler
    void evolve(BulkFilingEvent event, MetaData metaData, @SequenceNumber long version) {
        become(
                event instanceof BulkFilingStarted started
                        ? BulkStanding.of(started)
                        : standing().evolve(event),
                event,
                metaData,
                version);
    }

    private void allow(BulkFilingCommand command, Actor actor) {
        BulkRules.check(new BulkRules.Attempt(known(), command, actor));
    }
}
