package io.caseledger.mail.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail as requested, with how far it has come.
 *
 * @param template name of the text
 * @param recipient account that gets it
 * @param email where it goes: the address that it was requested for, else the account's now; null where the account is not there (yet)
 * @param args what the text names
 * @param language IETF tag
 * @param state REQUESTED, SENDING, SENT, FAILED (is tried again), GIVEN_UP, NOT_CONFIRMED (may have arrived) or NO_SERVER
 * @param requestedAt when it was requested
 * @param sentAt when the mail server took it
 * @param reason why it was not sent, by the last attempt
 * @param attempt how often it was tried
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
        @Nullable Instant sentAt,
        @Nullable String reason,
        int attempt) {
    private static final Set<String> CAN_BE_SENT_AGAIN = Set.of("NOT_CONFIRMED", "GIVEN_UP", "FAILED", "NO_SERVER");

    /** By hand: for certain, or perhaps, it has not arrived. */
    public boolean canBeSentAgain() {
        return CAN_BE_SENT_AGAIN.contains(state);
    }

    // an address must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "MailView[" + mailId + "]";
    }
}
