package io.caseledger.accounts.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.caseledger.shared.bus.SignedIn;
import io.caseledger.shared.contract.Actor;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in: the principal of sessions and of calls.
 *
 * @param credentialId what it signed in with; a session ends when this is no longer the account's
 */
record SignedInAccount(Actor actor, String userName, String credentialId) implements SignedIn, AuthenticatedPrincipal {
    @Override
    @JsonIgnore // the user name once more
    public String getName() {
        return userName;
    }
}
