package io.caseledger.accounts.automation;

import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.AuthorityGranted;
import io.caseledger.accounts.contract.AuthorityWithdrawn;
import io.caseledger.accounts.contract.GrantEvent;
import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.Mailing;
import java.util.Locale;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** ACC-09: an agent is told for whom it may act from now on, or no more. */
@Component
record WhenAuthorityChangesThenMailTheAgent() implements Mailing<GrantEvent> {
    @Override
    public Class<GrantEvent> when() {
        return GrantEvent.class;
    }

    @Override
    public Stream<Mail> mails(GrantEvent event, EventMessage<?> message, FirstEvents first) {
        var company = first.find(event.principal(), AccountOpened.class)
                .map(opened -> opened.holder().displayName())
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
        return letter.to(message.getIdentifier(), event.agent());
    }
}
