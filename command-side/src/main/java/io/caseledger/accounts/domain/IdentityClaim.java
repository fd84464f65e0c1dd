package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.IdentityClaimed;
import io.caseledger.shared.contract.Role;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** That an identity number, in one role, belongs to one live account. The id is made from both, so the log itself refuses a second claim. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class IdentityClaim {
    @AggregateIdentifier
    private @Nullable String id;

    private String accountId = "";

    static String id(Role role, String identityNumber) {
        return "identity:" + role + ":" + identityNumber;
    }

    void claim(Role role, String identityNumber, String account) {
        if (accountId.isEmpty()) {
            AggregateLifecycle.apply(new IdentityClaimed(id(role, identityNumber), role, identityNumber, account));
        } else {
            AccountRules.checkIdentity(new AccountRules.Claim(accountId, account));
        }
    }

    String accountId() {
        return accountId;
    }

    @EventSourcingHandler
    void evolve(IdentityClaimed event) {
        id = event.claimId();
        accountId = event.accountId();
    }
}
