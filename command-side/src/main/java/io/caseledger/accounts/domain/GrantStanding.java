package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.AuthorityGranted;
import io.caseledger.accounts.contract.AuthorityWithdrawn;
import io.caseledger.accounts.contract.GrantEvent;
import io.caseledger.shared.domain.Standing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may do for a company, as it was granted last.
 *
 * @param from first day
 * @param until last day, included
 * @param withdrawn whether it was taken back
 */
record GrantStanding(String id, Access access, LocalDate from, LocalDate until, boolean withdrawn) implements Standing {

    static GrantStanding after(@Nullable GrantStanding before, GrantEvent event) {
        return switch (event) {
            case AuthorityGranted granted ->
                new GrantStanding(granted.grantId(), granted.access(), granted.from(), granted.until(), false);
            case AuthorityWithdrawn withdrawn -> {
                if (before == null) {
                    throw new IllegalStateException(withdrawn.grantId() + " was withdrawn before it was given");
                }
                yield new GrantStanding(before.id, before.access, before.from, before.until, true);
            }
        };
    }

    boolean holdsOn(LocalDate day) {
        return !withdrawn && !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether it holds now or will: what can be withdrawn. */
    boolean standsOn(LocalDate day) {
        return !withdrawn && !day.isAfter(until);
    }
}
