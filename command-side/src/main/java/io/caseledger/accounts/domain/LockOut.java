package io.caseledger.accounts.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wrong passwords of late, and until when they lock the account (ACC-07). Part of the account's state. */
final class LockOut {
    static final int FAILURES = 5;
    static final Duration WITHIN = Duration.ofMinutes(15);
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final List<Instant> failures = new ArrayList<>();
    private @Nullable Instant until;

    boolean locked(Instant now) {
        return until != null && now.isBefore(until);
    }

    /** Whether a failure now is one too many. */
    boolean locksAt(Instant now) {
        return failures.stream().filter(at -> at.isAfter(now.minus(WITHIN))).count() + 1 >= FAILURES;
    }

    void failed(Instant at) {
        failures.add(at);
        if (failures.size() > FAILURES) {
            failures.removeFirst();
        }
    }

    void lockedUntil(Instant instant) {
        until = instant;
        // what has led to one lock does not count towards the next
        failures.clear();
    }

    /** Who has set a new password has shown who they are in another way. */
    void passwordSet() {
        failures.clear();
        until = null;
    }
}
