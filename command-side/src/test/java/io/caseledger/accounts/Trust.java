package io.caseledger.accounts;

import static io.caseledger.accounts.contract.Access.ORDER;
import static io.caseledger.accounts.contract.Access.READ;

import io.caseledger.accounts.contract.Capability;
import io.caseledger.shared.contract.Actor;
import java.time.LocalDate;
import java.util.Arrays;

/** In which ways an agent may stand to a company (ACC-09): what every order of every capability is walked through. */
public enum Trust {
    NEVER_GRANTED,
    /** In the log it is as if it had never been. */
    WITHDRAWN,
    EXPIRED,
    NOT_YET,
    OTHER_CAPABILITY,
    READ_ONLY,
    FULL;

    /** Whether it orders. */
    public boolean orders() {
        return this == FULL;
    }

    /** Whether it sees what it has not filed itself. */
    public boolean reads() {
        return this == FULL || this == READ_ONLY;
    }

    /** @param today the day on which it is asked */
    public SampleAccounts in(
            SampleAccounts accounts, Actor principal, Actor agent, Capability capability, LocalDate today) {
        var others = accounts.withoutGrants();
        return switch (this) {
            case NEVER_GRANTED, WITHDRAWN -> others;
            case EXPIRED ->
                others.granting(principal, agent, capability, ORDER, today.minusDays(9), today.minusDays(1));
            case NOT_YET -> others.granting(principal, agent, capability, ORDER, today.plusDays(1), today.plusDays(9));
            case OTHER_CAPABILITY -> {
                var granted = others;
                for (var other : Arrays.stream(Capability.values())
                        .filter(other -> other != capability)
                        .toList()) {
                    granted = granted.granting(principal, agent, other, ORDER, today, today);
                }
                yield granted;
            }
            case READ_ONLY -> others.granting(principal, agent, capability, READ, today, today);
            case FULL -> others.granting(principal, agent, capability, ORDER, today, today);
        };
    }
}
