package io.caseledger.mail.domain;

import io.caseledger.mail.contract.MailEvent;
import io.caseledger.mail.contract.MailFailed;
import io.caseledger.mail.contract.MailRequested;
import io.caseledger.mail.contract.MailSent;
import io.caseledger.mail.contract.MailTaken;
import io.caseledger.shared.domain.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a mail has come.
 *
 * @param notBefore when it may be tried again, null where nothing has failed
 */
record MailStanding(
        String id, State state, int attempts, @Nullable Instant notBefore) implements Standing {
    /** How long to wait after each failure; after the last one the mail is given up. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12),
            Duration.ofHours(24));

    enum State {
        WAITING,
        TAKEN,
        SENT,
        GIVEN_UP
    }

    static MailStanding of(MailRequested event) {
        return new MailStanding(event.mailId(), State.WAITING, 0, null);
    }

    MailStanding evolve(MailEvent event) {
        return switch (event) {
            case MailRequested again -> throw new IllegalStateException(again.mailId() + " was requested twice");
            case MailTaken taken -> new MailStanding(id, State.TAKEN, taken.attempt(), notBefore);
            case MailSent sent -> new MailStanding(id, State.SENT, attempts, notBefore);
            case MailFailed failed ->
                new MailStanding(
                        id, failed.retryAt() == null ? State.GIVEN_UP : State.WAITING, attempts, failed.retryAt());
        };
    }

    /** Whether a sender may take it. */
    boolean isFree(Instant now) {
        return state == State.WAITING && (notBefore == null || !now.isBefore(notBefore));
    }

    /** When to try again after a failure now; null when it is given up. */
    @Nullable
    Instant retryAfter(Instant now) {
        return attempts > WAITS.size() ? null : now.plus(WAITS.get(attempts - 1));
    }
}
