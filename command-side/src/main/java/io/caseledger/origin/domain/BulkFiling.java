package io.caseledger.origin.domain;

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
import java.util.BitSet;
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

/** One file of many applications (COE0010-17): which of them are done, and how it went. What is noted twice counts once. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class BulkFiling extends Remembering {
    @AggregateIdentifier
    private @Nullable String id;

    private int count;
    private int filed;
    private final BitSet done = new BitSet();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartBulkFiling command, Actor actor) {
        OnlyApplicantsAndAgentsFileInBulk.check(actor);
        BulkFilingsHoldOneToAThousandCases.check(command.count());
        if (id == null) {
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
        if (isNew(command.index(), actor)) {
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
        if (isNew(command.index(), actor)) {
            AggregateLifecycle.apply(
                    new BulkItemRefused(aggregateId(), command.index(), command.source(), command.violations()));
            completeWhenAllAreDone();
        }
    }

    private boolean isNew(int index, Actor actor) {
        OnlyTheServiceNotesBulkItems.check(actor);
        BulkItemsAreInTheFile.check(index, count);
        return !done.get(index);
    }

    private void completeWhenAllAreDone() {
        if (done.cardinality() == count) {
            AggregateLifecycle.apply(new BulkFilingCompleted(aggregateId(), filed, count - filed));
        }
    }

    @EventSourcingHandler
    void evolve(BulkFilingEvent event, MetaData metaData, @SequenceNumber long version) {
        switch (event) {
            case BulkFilingStarted started -> {
                id = started.bulkId();
                count = started.count();
            }
            case BulkItemFiled item -> {
                done.set(item.index());
                filed = filed + 1;
            }
            case BulkItemRefused item -> done.set(item.index());
            case BulkFilingCompleted completed -> {}
        }
        remember(metaData, version);
    }

    @Override
    protected @Nullable String number() {
        return id;
    }

    @Override
    protected String aggregateId() {
        return Objects.requireNonNull(id, "no id before the first event");
    }
}
