package io.caseledger.mask.automation;

import io.caseledger.mask.contract.GoodsReleased;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.LotLine;
import io.caseledger.mask.contract.LotSource;
import io.caseledger.mask.contract.OpenStockLot;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitEvent;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.mask.contract.PermitParty;
import io.caseledger.mask.contract.PermitRevised;
import io.caseledger.mask.contract.WriteOffCompleted;
import io.caseledger.shared.automation.Orders;
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
@ProcessingGroup("automation-mask-lots")
@DisallowReplay
class WhenGoodsComeInThenOpenStockLots {
    private final EventStore log;
    private final Orders orders;

    WhenGoodsComeInThenOpenStockLots(EventStore log, Orders orders) {
        this.log = log;
        this.orders = orders;
    }

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
