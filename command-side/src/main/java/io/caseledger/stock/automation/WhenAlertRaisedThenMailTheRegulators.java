package io.caseledger.stock.automation;

import io.caseledger.mail.contract.MailId;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.RequestMail;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.stock.contract.AlertRaised;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** An alert is mailed to whom it names (MSK-61). */
@Component
@ProcessingGroup("automation-stock-alerts")
@DisallowReplay
record WhenAlertRaisedThenMailTheRegulators(Orders orders) {
    @EventHandler
    void on(AlertRaised event, EventMessage<?> message) {
        var template = template(event);
        event.recipients().stream()
                .map(AccountId::new)
                .forEach(recipient -> orders.give(
                        message,
                        new RequestMail(
                                MailId.of(message.getIdentifier(), template, recipient),
                                template,
                                recipient,
                                List.of(event.name(), Long.toString(event.figure()), Long.toString(event.threshold())),
                                RequestMail.DEFAULT_LANGUAGE)));
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
