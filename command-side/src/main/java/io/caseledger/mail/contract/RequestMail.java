package io.caseledger.mail.contract;

import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Begins;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody should get a mail. Requesting the same mail again changes nothing.
 *
 * @param args what the text names, in its order, as plain text
 * @param language IETF tag of the text's language, such as {@code zh-TW}; {@code mul} for all
 * @param address where it goes in the place of the recipient's own address: one that a filing names
 */
public record RequestMail(
        @TargetAggregateIdentifier MailId mailId,
        MailTemplate template,
        AccountId recipient,
        List<String> args,
        String language,
        @Nullable String address)
        implements MailCommand, Begins {
    /** Of who has chosen none: all languages there are, Traditional Chinese first. */
    public static final String DEFAULT_LANGUAGE = "mul";

    public RequestMail {
        args = List.copyOf(args);
    }

    /** To the recipient's own address. */
    public RequestMail(MailId mailId, MailTemplate template, AccountId recipient, List<String> args, String language) {
        this(mailId, template, recipient, args, language, null);
    }

    // an address must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "RequestMail[" + mailId + ", " + template + "]";
    }
}
