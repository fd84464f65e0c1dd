package io.caseledger.mask.automation;

import io.caseledger.mail.contract.MailId;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.RequestMail;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockReminderSent;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.AccountId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** 稽催信 (MSK-50): to the importer, and to the agent who files for it. */
@Component
@ProcessingGroup("automation-mask-reminders")
class WhenStockRemindedThenMailTheImporter {
    private final EventStore log;
    private final Orders orders;

    WhenStockRemindedThenMailTheImporter(EventStore log, Orders orders) {
        this.log = log;
        this.orders = orders;
    }

    @EventHandler
    void on(StockReminderSent event, EventMessage<?> message) {
        // whose lot it is stands in its first event, in the log itself: no view that may lag behind
        var lot = (StockLotOpened) log.readEvents(event.lotId()).next().getPayload();
        Stream.of(lot.importerAccount(), lot.agentAccount())
                .filter(Objects::nonNull)
                .distinct()
                .map(AccountId::new)
                .forEach(recipient -> orders.give(
                        message,
                        new RequestMail(
                                MailId.of(message.getIdentifier(), MailTemplate.STOCK_REMINDER, recipient),
                                MailTemplate.STOCK_REMINDER,
                                recipient,
                                List.of(lot.lotNumber(), Long.toString(event.stock()), Integer.toString(event.round())),
                                RequestMail.DEFAULT_LANGUAGE)));
    }
}
