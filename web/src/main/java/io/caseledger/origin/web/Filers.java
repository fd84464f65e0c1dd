package io.caseledger.origin.web;

import io.caseledger.accounts.query.FindHolder;
import io.caseledger.accounts.query.HolderView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Queries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds who fills in; {@link Rejection.Kind#FORBIDDEN} for whoever is neither applicant nor agent. */
@Component
class Filers {
    private final Queries queries;

    Filers(Queries queries) {
        this.queries = queries;
    }

    Mono<Filer> filer() {
        return Commands.actor().filter(Filers::files).switchIfEmpty(forbidden()).flatMap(actor -> queries.optional(
                        new FindHolder(actor.accountId()), HolderView.class)
                .map(holder -> new Filer(
                        actor, holder.identityNumber(), holder.displayName(), holder.address(), holder.telephone()))
                .switchIfEmpty(forbidden()));
    }

    static boolean files(Actor actor) {
        return actor.role() == Role.APPLICANT || actor.role() == Role.AGENT;
    }

    static <T> Mono<T> forbidden() {
        return Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, "OnlyLiveApplicantsAndAgentsFile"));
    }
}
