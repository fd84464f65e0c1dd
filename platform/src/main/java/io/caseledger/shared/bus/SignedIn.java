package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** A principal that acts as somebody; implemented where accounts are. */
public interface SignedIn {
    Actor actor();

    static @Nullable Actor actorOf(Authentication authentication) {
        return authentication.isAuthenticated() && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.actor()
                : null;
    }
}
