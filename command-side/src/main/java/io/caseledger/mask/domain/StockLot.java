package io.caseledger.mask.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.caseledger.mask.contract.FlowRecorded;
import io.caseledger.mask.contract.GoodsFlow;
import io.caseledger.mask.contract.GoodsReturn;
import io.caseledger.mask.contract.GoodsReturned;
import io.caseledger.mask.contract.OpenStockLot;
import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.mask.contract.RelabelStockLot;
import io.caseledger.mask.contract.RemindOfStock;
import io.caseledger.mask.contract.ReturnGoods;
import io.caseledger.mask.contract.StockCommand;
import io.caseledger.mask.contract.StockEvent;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockLotRelabelled;
import io.caseledger.mask.contract.StockReminderSent;
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
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What was cleared or written off of one item of a permit, and what became of it (MSK-30 … MSK-50). It holds the stock itself: whatever would take it below
 * zero is refused here, however many sessions try (MSK-33). Its fields are stored as a snapshot: change the revision with them.
 */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks", snapshotTriggerDefinition = LotSnapshots.NAME)
@Revision("1")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class StockLot extends Remembering {
    /** Null until the first event: Axon takes the id of a new lot from it. */
    @AggregateIdentifier
    private @Nullable String id;

    private StockBalance balance = new StockBalance();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenStockLot command, Actor actor, Clock clock) {
        allow(command, actor, clock);
        if (balance.isOpen()) {
            return;
        }
        AggregateLifecycle.apply(new StockLotOpened(
                command.lotId().value(),
                command.lotNumber(),
                command.permitId(),
                command.permitNumber(),
                command.importerAccount(),
                command.importerIdentity(),
                command.importerName(),
                command.agentAccount(),
                command.source(),
                command.reference(),
                command.item(),
                command.kind(),
                command.product(),
                command.origin(),
                command.openedOn(),
                command.pieces()));
    }

    @CommandHandler
    void handle(RecordFlow command, Actor actor, Clock clock) {
        allow(command, actor, clock);
        command.flows().forEach(flow -> AggregateLifecycle.apply(recorded(flow)));
    }

    @CommandHandler
    void handle(ReturnGoods command, Actor actor, Clock clock) {
        allow(command, actor, clock);
        command.returns().forEach(goods -> AggregateLifecycle.apply(returned(goods)));
    }

    @CommandHandler
    void handle(RemindOfStock command, Actor actor, Clock clock) {
        allow(command, actor, clock);
        if (balance.stock() > 0 && !balance.wasRemindedFor(command.dueAt())) {
            AggregateLifecycle.apply(
                    new StockReminderSent(aggregateId(), balance.nextReminder(), command.dueAt(), balance.stock()));
        }
    }

    @CommandHandler
    void handle(RelabelStockLot command, Actor actor, Clock clock) {
        allow(command, actor, clock);
        if (balance.isNews(command)) {
            AggregateLifecycle.apply(new StockLotRelabelled(
                    aggregateId(), command.revision(), command.kind(), command.product(), command.origin()));
        }
    }

    @EventSourcingHandler
    void evolve(StockEvent event, MetaData metaData, @SequenceNumber long version) {
        switch (event) {
            case StockLotOpened opened -> {
                id = opened.lotId();
                balance.opened(opened);
            }
            case FlowRecorded flow -> balance.flowed(flow);
            case GoodsReturned goods -> balance.returned(goods);
            case StockReminderSent reminder -> balance.reminded(reminder);
            case StockLotRelabelled label -> balance.relabelled(label);
        }
        remember(metaData, version);
    }

    private FlowRecorded recorded(GoodsFlow flow) {
        return new FlowRecorded(
                aggregateId(),
                balance.nextFlow(),
                Objects.requireNonNull(flow.on(), "checked by FlowsAreDated"),
                Objects.requireNonNull(flow.kind(), "checked by FlowsHaveAKind"),
                flow.receiver(),
                flow.pieces(),
                flow.proofs(),
                balance.stock() - flow.pieces());
    }

    private GoodsReturned returned(GoodsReturn goods) {
        return new GoodsReturned(
                aggregateId(),
                balance.nextReturn(),
                goods.flow(),
                goods.pieces(),
                Objects.requireNonNull(goods.on(), "checked by ReturnsAreDated"),
                Objects.requireNonNull(goods.reason(), "checked by ReturnsSayWhy"),
                balance.stock() + goods.pieces());
    }

    private void allow(StockCommand command, Actor actor, Clock clock) {
        StockRules.check(new StockAttempt(balance, command, actor, TaipeiTime.day(clock.instant())));
    }

    @Override
    protected @Nullable String number() {
        return balance.lotNumber();
    }

    @Override
    protected String aggregateId() {
        return Objects.requireNonNull(id, "no id before the first event");
    }
}
