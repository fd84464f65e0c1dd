package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.UserName;
import io.caseledger.accounts.contract.UserNameClaimed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** That a user name belongs to one account. The id is made from the name, so the log itself refuses a second claim. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class UserNameClaim {
    @AggregateIdentifier
    private @Nullable String id;

    private String accountId = "";

    static String id(String userName) {
        return "username:" + UserName.folded(userName);
    }

    void claim(String userName, String account) {
        if (accountId.isEmpty()) {
            AggregateLifecycle.apply(new UserNameClaimed(id(userName), userName, account));
        } else {
            AccountRules.checkUserName(new AccountRules.Claim(accountId, account));
        }
    }

    @EventSourcingHandler
    void evolve(UserNameClaimed event) {
        id = event.claimId();
        accountId = event.accountId();
    }
}
