package io.caseledger.accounts.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrong passwords of late, and until when they lock the account (ACC-07).
 *
 * @param failures the latest, oldest first
 */
record LockOut(List<Instant> failures, @Nullable Instant until) {
    static final int FAILURES = 5;
    static final Duration WITHIN = Duration.ofMinutes(15);
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    /** Also after a new password: who has set one has shown who they are in another way. */
    static final LockOut NONE = new LockOut(List.of(), null);

    LockOut {
        failures = List.copyOf(failures);
    }

    /** What has led to one lock does not count towards the next. */
    static LockOut until(Instant instant) {
        return new LockOut(List.of(), instant);
    }

    boolean locked(Instant now) {
        return until != null && now.isBefore(until);
    }

    /** Whether a failure now is one too many. */
    boolean locksAt(Instant now) {
        return failures.stream().filter(at -> at.isAfter(now.minus(WITHIN))).count() + 1 >= FAILURES;
    }

    LockOut failed(Instant at) {
        var now = new ArrayList<>(failures);
        now.add(at);
        return new LockOut(now.subList(Math.max(0, now.size() - FAILURES), now.size()), until);
    }
}
