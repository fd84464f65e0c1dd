package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.GrantAuthority;
import io.caseledger.accounts.contract.GrantId;
import io.caseledger.accounts.query.FindGrants;
import io.caseledger.accounts.query.GrantListView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.OwnThread;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** In demo mode the first applicant lets the agent act for it in everything (ACC-09), granted by commands like anybody's. What a demo user changes stays. */
@Component
@Order(DemoGrants.ORDER)
record DemoGrants(Settings settings, Commands commands, Queries queries, Clock clock) implements ApplicationRunner {
    /** After the accounts, before what an agent may file. */
    static final int ORDER = DemoAccounts.ORDER + 50;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int YEARS = 5;

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demoMode()) {
            var principal = DemoAccount.named("applicant");
            OwnThread.await(
                    queries.one(new FindGrants(principal.id().value(), 1, 1), GrantListView.class)
                            .filter(found -> found.total() == 0)
                            .flatMap(none -> granted(principal, DemoAccount.named("agent"))),
                    PATIENCE);
        }
    }

    private Mono<Void> granted(DemoAccount principal, DemoAccount agent) {
        var holder = principal.holder();
        var actor = new Actor(principal.id().value(), holder.displayName(), holder.role(), holder.unit(), null);
        var today = LocalDate.ofInstant(clock.instant(), Page.ZONE);
        return Flux.just(Capability.values())
                .map(capability -> new GrantAuthority(
                        new GrantId(principal.id(), agent.id(), capability),
                        Access.ORDER,
                        today,
                        today.plusYears(YEARS)))
                .concatMap(grant -> commands.sendAs(actor, grant, Commands.Options.NONE))
                .last()
                .flatMap(last -> queries.caughtUp(Projections.ACCOUNTS, last.position()));
    }
}
