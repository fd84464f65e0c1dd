package io.caseledger.mail.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event has to tell by mail.
 *
 * @param args what the text names, in its order, as plain text
 */
public record Letter(MailTemplate template, List<String> args) {
    public Letter {
        args = List.copyOf(args);
    }

    public static Letter of(MailTemplate template, String... args) {
        return new Letter(template, List.of(args));
    }

    /** The same text, naming something else first, such as the number of the case. */
    public Letter about(String first) {
        return new Letter(
                template, Stream.concat(Stream.of(first), args.stream()).toList());
    }

    /**
     * One mail to each, however often the event is handled (REL-04).
     *
     * @param accounts who is told; none and twice the same where applicant and agent are one, or there is no agent
     */
    public Stream<Mail> to(String eventId, @Nullable String... accounts) {
        return Arrays.stream(accounts)
                .filter(Objects::nonNull)
                .distinct()
                .map(recipient -> Mail.to(eventId, this, recipient));
    }

    /**
     * One mail to an address that a filing names and that is not the account's own.
     *
     * @param account who has named it
     */
    public Mail toAddress(String eventId, String account, String address) {
        return Mail.to(eventId, this, account, address);
    }
}
