package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.OwnThread;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Refused;
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
record DemoAccounts(Settings settings, Commands commands, Queries queries, Credentials credentials)
        implements ApplicationRunner {
    /** Demo cases come later than their applicants. */
    static final int ORDER = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 2;

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demoMode()) {
            // returns once everybody can log in: the start is not over before
            OwnThread.await(
                    Flux.fromIterable(DemoAccount.ALL)
                            .flatMap(this::open, AT_ONCE)
                            .reduce(-1L, Math::max)
                            .flatMap(position ->
                                    position < 0 ? Mono.empty() : queries.caughtUp(Projections.ACCOUNTS, position)),
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
                .onErrorResume(Refused.as(Rejection.Kind.CONFLICT), taken -> Mono.just(-1L));
    }
}
