package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.ElectronicId;
import io.caseledger.accounts.contract.GrantAuthority;
import io.caseledger.accounts.contract.GrantCheck;
import io.caseledger.accounts.contract.GrantId;
import io.caseledger.accounts.contract.UserName;
import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountByElectronicId;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.accounts.query.FindGrant;
import io.caseledger.accounts.query.GrantRow;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.FormOrders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives and finds authority to act for another (ACC-09), for pages and API alike. */
@Component
public record Grants(Commands commands, Queries queries, GrantCheck rules) {
    /** Nobody's: the grant itself then says that there is no such agent, together with all else that is wrong. */
    private static final AccountId NOBODY = new AccountId("nobody");

    /**
     * What is granted.
     *
     * @param from first day
     * @param until last day
     */
    public record Terms(
            @Nullable Access access,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Grants in one capability after the other; what is wrong with the first is wrong with all.
     *
     * @param agent electronic id or user name, as typed
     * @param capabilities none is refused, together with all else that is wrong
     */
    public Mono<Outcome> grant(
            Actor actor, String agent, Collection<Capability> capabilities, Terms terms, Commands.Options options) {
        return named(agent).flatMap(account -> {
            if (capabilities.isEmpty()) {
                return incomplete(actor, order(actor, account, Capability.ORIGIN, terms));
            }
            return Flux.fromIterable(capabilities)
                    .concatMap(capability -> commands.sendAs(actor, order(actor, account, capability, terms), options))
                    .last();
        });
    }

    private static GrantAuthority order(Actor actor, AccountId agent, Capability capability, Terms terms) {
        return new GrantAuthority(
                new GrantId(new AccountId(actor.accountId()), agent, capability),
                terms.access(),
                terms.from(),
                terms.until());
    }

    /** What is wrong whichever capability is chosen, and that none is (GEN-05). */
    private Mono<Outcome> incomplete(Actor actor, GrantAuthority any) {
        return Mono.fromCallable(() -> rules.check(any, actor))
                // the rules read the log
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(found -> {
                    var all = new ArrayList<>(found);
                    var second = found.stream().anyMatch(fault -> fault.field().equals("agent")) ? 1 : 0;
                    all.add(second, Violation.of("accounts.CapabilityIsChosen", "capability"));
                    return Mono.error(new Rejection(Rejection.Kind.INVALID, all));
                });
    }

    /** Given or received by the actor; fails with NOT_FOUND, for a foreign one too. */
    public Mono<GrantRow> find(Actor actor, String grantId) {
        return queries.optional(new FindGrant(actor.accountId(), grantId), GrantRow.class)
                .switchIfEmpty(Mono.error(
                        () -> new Rejection(Rejection.Kind.NOT_FOUND, "accounts.OnlyTheCompanyItselfAuthorises")));
    }

    /** What an order on it is about. */
    FormOrders.Subject<GrantRow> numbered(String grantId) {
        return new FormOrders.Subject<>(
                actor -> find(actor, grantId), GrantRow::version, row -> Topics.account(row.principal()));
    }

    public static GrantId idOf(GrantRow row) {
        return new GrantId(
                new AccountId(row.principal()), new AccountId(row.agent()), Capability.valueOf(row.capability()));
    }

    /** What looks like an electronic id is one: a user name of the same letters must not come in between. */
    private Mono<AccountId> named(String typed) {
        var found = ElectronicId.typed(typed)
                .map(id -> queries.optional(new FindAccountByElectronicId(id.value()), AccountView.class))
                .orElseGet(
                        () -> queries.optional(new FindAccountByUserName(UserName.folded(typed)), AccountView.class));
        return found.map(account -> new AccountId(account.accountId())).defaultIfEmpty(NOBODY);
    }
}
