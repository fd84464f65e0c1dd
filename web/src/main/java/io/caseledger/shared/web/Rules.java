package io.caseledger.shared.web;

import io.caseledger.shared.contract.Violation;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a rule says to a person, in the person's language. */
@Component
public class Rules {
    private final MessageSource messages;

    Rules(MessageSource messages) {
        this.messages = messages;
    }

    public String text(Violation violation, Locale locale) {
        return messages.getMessage("rule." + violation.rule(), violation.args().toArray(), locale);
    }
}
