package io.caseledger.mail.contract;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A mail is to be sent. It holds no finished text, and no address that can be looked up: both are when it goes out.
 *
 * @param recipient account that gets it
 * @param args what the text names, in its order
 * @param language IETF tag of the text's language
 * @param address where it goes in the place of the recipient's own address: one that a filing names, as typed there
 */
@Revision("1")
public record MailRequested(
        String mailId,
        MailTemplate template,
        String recipient,
        List<String> args,
        String language,
        @Nullable String address)
        implements MailEvent {
    // an address must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "MailRequested[" + mailId + ", " + template + "]";
    }
}
