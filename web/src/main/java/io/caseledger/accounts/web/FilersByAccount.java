package io.caseledger.accounts.web;

import io.caseledger.accounts.query.FindHolder;
import io.caseledger.accounts.query.HolderView;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Filer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who fills in a form is who its account says. */
@Component
record FilersByAccount(Queries queries) implements Filer.Register {
    @Override
    public Mono<Filer> find(Actor actor) {
        return queries.optional(new FindHolder(actor.accountId()), HolderView.class)
                .map(holder -> new Filer(
                        actor,
                        holder.identityNumber(),
                        holder.displayName(),
                        holder.address(),
                        holder.telephone(),
                        holder.email()));
    }
}
