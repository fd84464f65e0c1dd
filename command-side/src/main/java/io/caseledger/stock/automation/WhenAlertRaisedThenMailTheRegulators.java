package io.caseledger.stock.automation;

import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.Mailing;
import io.caseledger.stock.contract.AlertRaised;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** An alert is mailed to whom it names (MSK-61). */
@Component
record WhenAlertRaisedThenMailTheRegulators() implements Mailing<AlertRaised> {
    @Override
    public Class<AlertRaised> when() {
        return AlertRaised.class;
    }

    @Override
    public Stream<Mail> mails(AlertRaised event, EventMessage<?> message, FirstEvents first) {
        return Letter.of(template(event), event.name(), Long.toString(event.figure()), Long.toString(event.threshold()))
                .to(message.getIdentifier(), event.recipients().toArray(String[]::new));
    }

    private static MailTemplate template(AlertRaised event) {
        return switch (event.kind()) {
            case OLD_STOCK -> MailTemplate.ALERT_OLD_STOCK;
            case IMPORTER_STOCK -> MailTemplate.ALERT_IMPORTER_STOCK;
            case RECEIVER_FLOWS -> MailTemplate.ALERT_RECEIVER_FLOWS;
            case IMBALANCE -> MailTemplate.ALERT_IMBALANCE;
        };
    }
}
