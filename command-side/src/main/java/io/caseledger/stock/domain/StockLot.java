package io.caseledger.stock.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.ActedFor;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.OpenStockLot;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.RelabelStockLot;
import io.caseledger.stock.contract.RemindOfStock;
import io.caseledger.stock.contract.ReturnGoods;
import io.caseledger.stock.contract.StockCommand;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * What was cleared or written off of one item of a permit, and what became of it (MSK-30 … MSK-50). It holds the stock itself: whatever would take it below
 * zero is refused here, however many sessions try (MSK-33). Its fields are stored as a snapshot: change the revision with them.
 */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks", snapshotTriggerDefinition = LotSnapshots.NAME)
@Revision("3")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class StockLot extends Remembering<LotStanding> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenStockLot command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        if (known() != null) {
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
    void handle(RecordFlow command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        command.flows().forEach(flow -> AggregateLifecycle.apply(recorded(flow)));
    }

    @CommandHandler
    void handle(ReturnGoods command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        command.returns().forEach(goods -> AggregateLifecycle.apply(returned(goods)));
    }

    @CommandHandler
    void handle(RemindOfStock command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        var lot = standing();
        if (lot.stock() > 0 && !lot.wasRemindedFor(command.dueAt())) {
            AggregateLifecycle.apply(
                    new StockReminderSent(aggregateId(), lot.reminders() + 1, command.dueAt(), lot.stock()));
        }
    }

    @CommandHandler
    void handle(RelabelStockLot command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        if (standing().isNews(command)) {
            AggregateLifecycle.apply(new StockLotRelabelled(
                    aggregateId(), command.revision(), command.kind(), command.product(), command.origin()));
        }
    }

    @EventSourcingHandler
    void evolve(StockEvent event, MetaData metaData, @SequenceNumber long version) {
        become(
                event instanceof StockLotOpened opened
                        ? LotStanding.of(opened)
                        : standing().evolve(event),
                event,
                metaData,
                version);
    }

    private FlowRecorded recorded(GoodsFlow flow) {
        return new FlowRecorded(
                aggregateId(),
                standing().nextFlow(),
                Objects.requireNonNull(flow.on(), "checked by FlowsAreDated"),
                Objects.requireNonNull(flow.kind(), "checked by FlowsHaveAKind"),
                flow.receiver(),
                flow.pieces(),
                flow.proofs(),
                standing().stock() - flow.pieces());
    }

    private GoodsReturned returned(GoodsReturn goods) {
        return new GoodsReturned(
                aggregateId(),
                standing().nextReturn(),
                goods.flow(),
                goods.pieces(),
                Objects.requireNonNull(goods.on(), "checked by ReturnsAreDated"),
                Objects.requireNonNull(goods.reason(), "checked by ReturnsSayWhy"),
                standing().stock() + goods.pieces());
    }

    private void allow(StockCommand command, Actor actor, AccountDirectory accounts, Clock clock) {
        var known = known();
        StockRules.check(StockRules.Attempt.of(known, command, actor, accounts, TaipeiTime.day(clock.instant())));
        if (known != null && actor.role() == Role.AGENT) {
            accounts.account(new AccountId(known.importerAccount()))
                    .ifPresent(importer -> ActedFor.note(importer.id().value(), importer.name()));
        }
    }
}
