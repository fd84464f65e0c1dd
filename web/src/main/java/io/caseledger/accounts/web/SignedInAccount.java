package io.caseledger.accounts.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.SignedIn;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in: the principal of sessions and of calls.
 *
 * @param credentialId what it signed in with; a session ends when this is no longer the account's
 */
record SignedInAccount(Actor actor, String userName, String credentialId) implements SignedIn, AuthenticatedPrincipal {
    @Override
    public String getName() {
        return userName;
    }
}
