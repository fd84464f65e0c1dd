package io.caseledger.accounts.automation;

import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.mail.contract.MailId;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.RequestMail;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.AccountId;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** ACC-07: whoever owns an account that wrong passwords have locked is told by mail. */
@Component
@ProcessingGroup("automation-account-locked")
class WhenAccountLockedThenMailTheOwner {
    private final Orders orders;

    WhenAccountLockedThenMailTheOwner(Orders orders) {
        this.orders = orders;
    }

    @EventHandler
    void on(AccountLocked event, EventMessage<?> message) {
        var owner = new AccountId(event.accountId());
        orders.give(
                message,
                new RequestMail(
                        MailId.of(message.getIdentifier(), MailTemplate.ACCOUNT_LOCKED, owner),
                        MailTemplate.ACCOUNT_LOCKED,
                        owner,
                        List.of(event.until().toString()),
                        RequestMail.DEFAULT_LANGUAGE));
    }
}
