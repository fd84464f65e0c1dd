package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import reactor.core.publisher.Mono;

/**
 * Who fills in a form: the login's account, from which its party comes (COE0010-03, MSK-01).
 *
 * @param identityNumber cannot be changed in the form
 */
public record Filer(Actor actor, String identityNumber, String name, String address, String telephone, String email) {

    /** Where they are known. */
    public interface Register {
        /** Empty for whoever has no account of their own. */
        Mono<Filer> find(Actor actor);
    }

    public boolean isAgent() {
        return actor.role() == Role.AGENT;
    }

    public String accountId() {
        return actor.accountId();
    }

    // a person's data must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "Filer[" + accountId() + "]";
    }
}
