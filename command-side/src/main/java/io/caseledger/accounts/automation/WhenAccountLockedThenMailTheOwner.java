package io.caseledger.accounts.automation;

import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.Mailing;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** ACC-07: whoever owns an account that wrong passwords have locked is told by mail. */
@Component
record WhenAccountLockedThenMailTheOwner() implements Mailing<AccountLocked> {
    @Override
    public Class<AccountLocked> when() {
        return AccountLocked.class;
    }

    @Override
    public Stream<Mail> mails(AccountLocked event, EventMessage<?> message, FirstEvents first) {
        return Letter.of(MailTemplate.ACCOUNT_LOCKED, event.until().toString())
                .to(message.getIdentifier(), event.accountId());
    }
}
