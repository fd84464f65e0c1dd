package io.caseledger.accounts.automation;

import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.shared.automation.Orders;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** ACC-07: whoever owns an account that wrong passwords have locked is told by mail. */
@Component
@ProcessingGroup("automation-account-locked")
@DisallowReplay
record WhenAccountLockedThenMailTheOwner(Orders orders) {
    @EventHandler
    void on(AccountLocked event, EventMessage<?> message) {
        Letter.of(MailTemplate.ACCOUNT_LOCKED, event.until().toString())
                .to(message.getIdentifier(), event.accountId())
                .forEach(mail -> orders.give(message, mail));
    }
}
