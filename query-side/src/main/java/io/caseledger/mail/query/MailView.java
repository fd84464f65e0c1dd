package io.caseledger.mail.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as requested, with how far it has come.
 *
 * @param template name of the text
 * @param recipient account that gets it
 * @param email where it goes: the address that it was requested for, else the account's now; null where the account is not there (yet)
 * @param args what the text names
 * @param language IETF tag
 * @param state REQUESTED, TAKEN, SENT, FAILED (is tried again) or GIVEN_UP
 * @param requestedAt when it was requested
 * @param sentAt when the mail server took it
 */
public record MailView(
        String mailId,
        String template,
        String recipient,
        @Nullable String email,
        List<String> args,
        String language,
        String state,
        Instant requestedAt,
        @Nullable Instant sentAt) {

    // an address must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "MailView[" + mailId + "]";
    }
}
