package io.caseledger.accounts.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** That somebody has signed in, with the role as the only authority. Holds no password. */
final class SignedInToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient SignedInAccount account;

    SignedInToken(SignedInAccount account) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + account.actor().role()));
        this.account = account;
        setAuthenticated(true);
    }

    SignedInAccount account() {
        return account;
    }

    @Override
    public SignedInAccount getPrincipal() {
        return account;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
