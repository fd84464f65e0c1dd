package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.OwnThread;
import io.caseledger.shared.web.Queries;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Opens the demo accounts at the first start, by commands like anybody's. Ids and credentials are derived from the names, so a later start finds them
 * opened, and one that was interrupted goes on where it stopped. A demo user's own changes stay.
 */
@Component
@Order(DemoAccounts.ORDER)
class DemoAccounts implements ApplicationRunner {
    /** Demo cases come later than their applicants. */
    static final int ORDER = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 2;

    private final Settings settings;
    private final Commands commands;
    private final Queries queries;
    private final Credentials credentials;

    DemoAccounts(Settings settings, Commands commands, Queries queries, Credentials credentials) {
        this.settings = settings;
        this.commands = commands;
        this.queries = queries;
        this.credentials = credentials;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demoMode()) {
            // returns once everybody can log in: the start is not over before
            OwnThread.await(
                    Flux.fromIterable(DemoAccount.ALL)
                            .flatMap(this::open, AT_ONCE)
                            .reduce(-1L, Math::max)
                            .flatMap(position -> position < 0 ? Mono.empty() : queries.caughtUp("accounts", position)),
                    PATIENCE);
        }
    }

    /** @return log position of the opening; -1 where the account is open already */
    private Mono<Long> open(DemoAccount account) {
        var hash = credentials
                .exists(account.credentialId())
                .flatMap(there ->
                        there ? Mono.empty() : credentials.store(account.credentialId(), DemoAccount.PASSWORD));
        var open = new OpenAccount(account.id(), account.holder(), account.credentialId());
        return hash.then(commands.sendAs(Actor.SYSTEM, open, Commands.Options.NONE))
                .map(outcome -> outcome.position())
                .onErrorResume(
                        Rejection.class,
                        rejection -> rejection.details().kind() == Rejection.Kind.CONFLICT
                                ? Mono.just(-1L)
                                : Mono.error(rejection));
    }
}
