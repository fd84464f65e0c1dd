package io.caseledger.stock.automation;

import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.WriteOffCompleted;
import io.caseledger.shared.automation.Orders;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.OpenStockLot;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** MSK-30: what customs has released, and what an importer has written off, is stock at first. */
@Component
@ProcessingGroup("automation-stock-lots")
@DisallowReplay
record WhenGoodsComeInThenOpenStockLots(EventStore log, Orders orders) {
    @EventHandler
    void on(GoodsReleased event, EventMessage<?> message) {
        open(event, event.lots(), LotSource.DECLARATION, event.releasedOn(), message);
    }

    @EventHandler
    void on(WriteOffCompleted event, EventMessage<?> message) {
        open(event, event.lots(), LotSource.WRITE_OFF, event.completedOn(), message);
    }

    private void open(
            PermitEvent event, List<LotLine> lots, LotSource source, LocalDate openedOn, EventMessage<?> message) {
        var permit = permitAt(event, message.getIdentifier());
        for (var lot : lots) {
            var item = permit.application().items().get(lot.item() - 1);
            orders.give(
                    message,
                    new OpenStockLot(
                            LotId.of(lot.lotNumber()),
                            lot.lotNumber(),
                            event.permitId(),
                            permit.issued().permitNumber(),
                            permit.issued().importerAccount(),
                            Objects.requireNonNull(
                                    permit.application().importer().identityNumber()),
                            name(permit.application().importer()),
                            permit.issued().agentAccount(),
                            source,
                            lot.reference(),
                            lot.item(),
                            Objects.requireNonNull(item.kind()),
                            Objects.requireNonNull(item.name()),
                            Objects.requireNonNull(item.origin()),
                            openedOn,
                            lot.pieces()));
        }
    }

    /** How the permit was issued, and what it said when the goods came in. */
    private record PermitThen(PermitIssued issued, PermitApplication application) {}

    /** From the log itself: no view that may lag behind. */
    private PermitThen permitAt(PermitEvent event, String eventId) {
        @Nullable PermitIssued issued = null;
        @Nullable PermitApplication application = null;
        var events = log.readEvents(event.permitId());
        while (events.hasNext()) {
            var message = events.next();
            if (message.getPayload() instanceof PermitIssued first) {
                issued = first;
                application = first.application();
            } else if (message.getPayload() instanceof PermitRevised revised) {
                application = revised.application();
            }
            if (message.getIdentifier().equals(eventId)) {
                break;
            }
        }
        return new PermitThen(Objects.requireNonNull(issued), Objects.requireNonNull(application));
    }

    private static String name(PermitParty importer) {
        var chinese = importer.nameChinese();
        return chinese != null && !chinese.isBlank()
                ? chinese
                : Objects.requireNonNullElse(importer.nameEnglish(), "–");
    }
}
