package io.caseledger.stock.automation;

import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.WriteOffCompleted;
import io.caseledger.shared.automation.Orders;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RelabelStockLot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * MSK-13: what came in on an item is what the amended item says. An item that the amendment has deleted says nothing: its lots keep what they were. In the
 * group of {@link WhenGoodsComeInThenOpenStockLots}, so that a permit's lots are opened before they are relabelled.
 */
@Component
@ProcessingGroup("automation-stock-lots")
@DisallowReplay
record WhenPermitAmendedThenRelabelStockLots(EventStore log, Orders orders) {
    @EventHandler
    void on(PermitRevised event, EventMessage<?> message) {
        var items = event.application().items();
        for (var lot : cameInBefore(event, message.getIdentifier())) {
            if (lot.item() <= items.size()) {
                var item = items.get(lot.item() - 1);
                orders.give(
                        message,
                        new RelabelStockLot(
                                LotId.of(lot.lotNumber()),
                                event.revision(),
                                Objects.requireNonNull(item.kind()),
                                Objects.requireNonNull(item.name()),
                                Objects.requireNonNull(item.origin())));
            }
        }
    }

    /** From the log itself: no view that may lag behind. */
    private List<LotLine> cameInBefore(PermitRevised event, String eventId) {
        var lots = new ArrayList<LotLine>();
        var events = log.readEvents(event.permitId());
        while (events.hasNext()) {
            var earlier = events.next();
            if (earlier.getIdentifier().equals(eventId)) {
                break;
            }
            if (earlier.getPayload() instanceof GoodsReleased released) {
                lots.addAll(released.lots());
            } else if (earlier.getPayload() instanceof WriteOffCompleted completed) {
                lots.addAll(completed.lots());
            }
        }
        return lots;
    }
}
