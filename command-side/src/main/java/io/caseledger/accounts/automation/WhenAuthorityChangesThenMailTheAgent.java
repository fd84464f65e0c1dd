package io.caseledger.accounts.automation;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.AuthorityGranted;
import io.caseledger.accounts.contract.AuthorityWithdrawn;
import io.caseledger.accounts.contract.GrantEvent;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.AccountId;
import java.util.Locale;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** ACC-09: an agent is told for whom it may act from now on, or no more. */
@Component
@ProcessingGroup("automation-authority-mail")
@DisallowReplay
record WhenAuthorityChangesThenMailTheAgent(AccountDirectory accounts, Orders orders) {
    @EventHandler
    void on(GrantEvent event, EventMessage<?> message) {
        var company = accounts.account(new AccountId(event.principal()))
                .map(KnownAccount::name)
                .orElse("–");
        var capability = "@mail.capability." + event.capability().name().toLowerCase(Locale.ROOT);
        var letter =
                switch (event) {
                    case AuthorityGranted granted ->
                        Letter.of(
                                MailTemplate.AUTHORITY_GRANTED,
                                company,
                                capability,
                                "@mail.access." + granted.access().name().toLowerCase(Locale.ROOT),
                                granted.from().toString(),
                                granted.until().toString());
                    case AuthorityWithdrawn withdrawn ->
                        Letter.of(MailTemplate.AUTHORITY_WITHDRAWN, company, capability);
                };
        letter.to(message.getIdentifier(), event.agent()).forEach(mail -> orders.give(message, mail));
    }
}
