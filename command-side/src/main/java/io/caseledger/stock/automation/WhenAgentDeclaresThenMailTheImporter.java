package io.caseledger.stock.automation;

import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.Mailing;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** ACC-09: the importer is told of what an agent declares in its name, one mail a declaration however many rows it has. */
@Component
record WhenAgentDeclaresThenMailTheImporter() implements Mailing<StockEvent> {
    @Override
    public Class<StockEvent> when() {
        return StockEvent.class;
    }

    @Override
    public Stream<Mail> mails(StockEvent event, EventMessage<?> message, FirstEvents first) {
        if (!(event instanceof FlowRecorded || event instanceof GoodsReturned)) {
            return Stream.empty();
        }
        var actor = Actor.of(message.getMetaData());
        var importer = actor.onBehalfOf();
        if (importer == null) {
            return Stream.empty();
        }
        var lot = first.of(event.lotId(), StockLotOpened.class);
        // the rows of one declaration have one cause
        var cause =
                String.valueOf(message.getMetaData().getOrDefault(MetaDataKeys.CAUSATION_ID, message.getIdentifier()));
        return Letter.of(MailTemplate.STOCK_DECLARED_FOR_YOU, lot.lotNumber(), actor.name())
                .to(cause, importer);
    }
}
