package io.caseledger.origin.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;

/**
 * Who fills in an application: the login's account, from which its party comes (COE0010-03).
 *
 * @param identityNumber cannot be changed in the form
 */
record Filer(Actor actor, String identityNumber, String name, String address, String telephone) {

    boolean isAgent() {
        return actor.role() == Role.AGENT;
    }

    String accountId() {
        return actor.accountId();
    }

    /** Which party of the application the login is. */
    String party() {
        return isAgent() ? "agent" : "applicant";
    }
}
