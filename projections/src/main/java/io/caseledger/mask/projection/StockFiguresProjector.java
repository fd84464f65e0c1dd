package io.caseledger.mask.projection;

import io.caseledger.mask.contract.StockEvent;
import io.caseledger.mask.contract.StockLotRelabelled;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * The dashboard's figures, now and at the end of each day, and the movements behind them (MSK-60, MSK-62): {@code view.mask_movement}, {@code mask_stock},
 * {@code mask_now}, {@code mask_day}. It alone adds instead of setting, since a sum over a million flows cannot be read anew for each; every event
 * is counted once because its movement is a row of its own. One segment, so that a figure has one writer.
 */
@Component
@ProcessingGroup(StockFiguresProjector.NAME)
class StockFiguresProjector {
    static final String NAME = "mask-stock";

    private final Rows rows;
    private final Changes changes;

    StockFiguresProjector(Rows rows, Changes changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @ResetHandler
    void clear() {
        rows.clear(NAME, "view.mask_movement", "view.mask_stock", "view.mask_now", "view.mask_day");
    }

    @EventHandler
    void on(StockEvent event, EventMessage<?> message, Actor actor, @SequenceNumber long sequence) {
        var place = new StockMovements.Place(
                message.getIdentifier(), message.getTimestamp(), actor.name(), LogPosition.of(message), sequence);
        var batch = batch(CurrentUnitOfWork.get());
        if (event instanceof StockLotRelabelled relabelled) {
            batch.relabel(relabelled, place, rows);
        } else {
            batch.add(event, place);
        }
    }

    private StockMovements batch(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(NAME, key -> {
            var batch = new StockMovements();
            var topics = new ArrayList<String>();
            unitOfWork.root().onPrepareCommit(unit -> topics.addAll(topics(batch.write(rows))));
            // not while preparing: the rows would not be there yet
            unitOfWork.root().afterCommit(unit -> changes.tell(topics, batch.position()));
            return batch;
        });
    }

    private static List<String> topics(Set<String> accounts) {
        var topics = new ArrayList<String>();
        if (!accounts.isEmpty()) {
            topics.add(Topics.MASKS);
            accounts.forEach(account -> topics.add(Topics.account(account)));
        }
        return topics;
    }
}
