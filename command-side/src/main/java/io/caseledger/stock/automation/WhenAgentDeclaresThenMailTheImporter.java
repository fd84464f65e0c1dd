package io.caseledger.stock.automation;

import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.StockLotOpened;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** ACC-09: the importer is told of what an agent declares in its name, one mail a declaration however many rows it has. */
@Component
@ProcessingGroup("automation-stock-declared")
@DisallowReplay
record WhenAgentDeclaresThenMailTheImporter(EventStore log, Orders orders) {
    @EventHandler
    void on(FlowRecorded event, EventMessage<?> message) {
        tell(event.lotId(), message);
    }

    @EventHandler
    void on(GoodsReturned event, EventMessage<?> message) {
        tell(event.lotId(), message);
    }

    private void tell(String lotId, EventMessage<?> message) {
        var actor = Actor.of(message.getMetaData());
        var importer = actor.onBehalfOf();
        if (importer == null) {
            return;
        }
        var lot = (StockLotOpened) log.readEvents(lotId, 0).next().getPayload();
        // the rows of one declaration have one cause
        var cause =
                String.valueOf(message.getMetaData().getOrDefault(MetaDataKeys.CAUSATION_ID, message.getIdentifier()));
        Letter.of(MailTemplate.STOCK_DECLARED_FOR_YOU, lot.lotNumber(), actor.name())
                .to(cause, importer)
                .forEach(mail -> orders.give(message, mail));
    }
}
