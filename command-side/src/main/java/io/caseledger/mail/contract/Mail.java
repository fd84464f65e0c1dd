package io.caseledger.mail.contract;

import io.caseledger.shared.contract.DerivedId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient. It holds no finished text, and no address that can be looked up: both are when it goes out.
 *
 * @param mailId follows from event, template and recipient: the same one however often the event is handled (REL-04)
 * @param recipient account that gets it
 * @param args what the text names, in its order, as plain text
 * @param language IETF tag of the text's language, such as {@code zh-TW}; {@code mul} for all
 * @param address where it goes in the place of the recipient's own address: one that a filing names, as typed there
 */
public record Mail(
        String mailId,
        MailTemplate template,
        String recipient,
        List<String> args,
        String language,
        @Nullable String address) {
    /** Of who has chosen none: all languages there are, Traditional Chinese first. */
    public static final String DEFAULT_LANGUAGE = "mul";

    public Mail {
        args = List.copyOf(args);
    }

    /** To the recipient's own address. */
    static Mail to(String eventId, Letter letter, String recipient) {
        return new Mail(
                DerivedId.of("mail", eventId, letter.template().name(), recipient),
                letter.template(),
                recipient,
                letter.args(),
                DEFAULT_LANGUAGE,
                null);
    }

    /** To another address. */
    static Mail to(String eventId, Letter letter, String recipient, String address) {
        return new Mail(
                DerivedId.of("mail", eventId, letter.template().name(), recipient, address),
                letter.template(),
                recipient,
                letter.args(),
                DEFAULT_LANGUAGE,
                address);
    }

    // an address must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "Mail[" + mailId + ", " + template + "]";
    }
}
