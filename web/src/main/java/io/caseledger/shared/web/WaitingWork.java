package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import java.util.Locale;
import java.util.Set;
import reactor.core.publisher.Flux;

/** What of one capability waits for whoever has logged in (GEN-14). Each capability has one of these; the home page shows them by their {@code @Order}. */
public interface WaitingWork {
    /** The topics under which it changes. */
    Set<String> topics(Actor actor);

    /** Every kind that is this role's business, also where none waits now: one question a kind. Empty for the roles that it does not concern. */
    Flux<Waiting> of(Actor actor, Locale locale);
}
