package io.caseledger.mask.automation;

import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockReminderSent;
import io.caseledger.shared.automation.Orders;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** 稽催信 (MSK-50): to the importer, and to the agent who files for it. */
@Component
@ProcessingGroup("automation-mask-reminders")
@DisallowReplay
class WhenStockRemindedThenMailTheImporter {
    private final EventStore log;
    private final Orders orders;

    WhenStockRemindedThenMailTheImporter(EventStore log, Orders orders) {
        this.log = log;
        this.orders = orders;
    }

    @EventHandler
    void on(StockReminderSent event, EventMessage<?> message) {
        // whose lot it is stands in its first event, in the log itself: no view that may lag behind, and no snapshot
        var lot = (StockLotOpened) log.readEvents(event.lotId(), 0).next().getPayload();
        Letter.of(
                        MailTemplate.STOCK_REMINDER,
                        lot.lotNumber(),
                        Long.toString(event.stock()),
                        Integer.toString(event.round()))
                .to(message.getIdentifier(), lot.importerAccount(), lot.agentAccount())
                .forEach(mail -> orders.give(message, mail));
    }
}
