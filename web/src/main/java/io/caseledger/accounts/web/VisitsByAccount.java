package io.caseledger.accounts.web;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccount;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Visits;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Visits are kept with the account. */
@Component
record VisitsByAccount(Queries queries) implements Visits {
    @Override
    public Mono<Instant> before(Actor actor) {
        return queries.optional(new FindAccount(actor.accountId()), AccountView.class)
                .mapNotNull(AccountView::visitedBefore);
    }
}
