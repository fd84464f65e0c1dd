package io.caseledger.mail.contract;

import io.caseledger.shared.contract.AccountId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Somebody should get a mail. Requesting the same mail again changes nothing.
 *
 * @param args what the text names, in its order, as plain text
 * @param language IETF tag of the text's language, such as {@code zh-TW}
 */
public record RequestMail(
        @TargetAggregateIdentifier MailId mailId,
        MailTemplate template,
        AccountId recipient,
        List<String> args,
        String language)
        implements MailCommand {
    /** The language of who has chosen none. */
    public static final String DEFAULT_LANGUAGE = "zh-TW";

    public RequestMail {
        args = List.copyOf(args);
    }
}
