package io.caseledger.mask.web;

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
class PermitFilers {
    private final Queries queries;

    PermitFilers(Queries queries) {
        this.queries = queries;
    }

    Mono<PermitFiler> filer() {
        return Commands.actor()
                .filter(PermitFilers::files)
                .switchIfEmpty(forbidden())
                .flatMap(actor -> queries.optional(new FindHolder(actor.accountId()), HolderView.class)
                        .map(holder -> new PermitFiler(actor, holder))
                        .switchIfEmpty(forbidden()));
    }

    static boolean files(Actor actor) {
        return actor.role() == Role.APPLICANT || actor.role() == Role.AGENT;
    }

    private static <T> Mono<T> forbidden() {
        return Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, "OnlyLiveApplicantsAndAgentsApply"));
    }
}
