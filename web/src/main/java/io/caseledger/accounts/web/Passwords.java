package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.SetPassword;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.axonframework.common.IdentifierFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sets passwords: the hash first, then the command that names it. Where the command is refused, a hash that nothing names is left. */
@Component
record Passwords(Credentials credentials, Commands commands) {
    private static final int SHORTEST = 8;
    /** Longer ones only cost time. */
    static final int LONGEST = 200;

    /** @return fails with a {@link Rejection} where the password is too weak, or the actor may not set it */
    Mono<Outcome> set(Actor actor, AccountId account, String password) {
        return Mono.defer(() -> {
            check(password);
            var credentialId = IdentifierFactory.getInstance().generateIdentifier();
            return credentials
                    .store(credentialId, password)
                    .then(commands.sendAs(actor, new SetPassword(account, credentialId), Commands.Options.NONE));
        });
    }

    /** At least eight characters with a digit, an upper-case and a lower-case letter (ACC-02). */
    static void check(String password) {
        boolean strong = password.codePointCount(0, password.length()) >= SHORTEST
                && password.length() <= LONGEST
                && password.codePoints().anyMatch(Character::isDigit)
                && password.codePoints().anyMatch(Character::isUpperCase)
                && password.codePoints().anyMatch(Character::isLowerCase);
        if (!strong) {
            throw new Rejection(
                    Rejection.Kind.INVALID, List.of(Violation.of("accounts.PasswordsAreStrong", "password")));
        }
    }
}
