package io.caseledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a page offers is what is taken: whoever looks at something in some state is offered an order if, and only if, the order would not be refused because
 * of who it is or how things stand. What is wrong with the order itself does not count: pages offer forms, and forms say what is missing.
 *
 * @param name of the order in messages
 * @param offered whether the page offers it
 * @param command the order, of what a reader of everything sees; one of them must be taken
 * @param changes whether it changes what is taken after it
 */
public record EveryOrder<V, P>(String name, Predicate<P> offered, List<Function<V, Object>> command, boolean changes) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> EVERYBODY = List.of(
            "applicant",
            "applicant2",
            "agent",
            "issuer",
            "issuer2",
            "issuer3",
            "accounts",
            "regulator",
            "ra",
            "auditor",
            "bank",
            "customs");

    public EveryOrder(String name, Predicate<P> offered, List<Function<V, Object>> command) {
        this(name, offered, command, true);
    }

    /** The demo account of this name, as who acts. */
    public static Actor actor(String userName) {
        var id = new AccountId(DerivedId.of("demo-account", userName));
        var account =
                RunningService.shared().bean(AccountDirectory.class).account(id).orElseThrow();
        return new Actor(id.value(), userName, account.role(), account.unit(), null);
    }

    /**
     * @param made brings something new into the state; what a reader of everything sees of it
     * @param page what somebody sees of it; empty where there is nothing to see
     */
    public static <V, P> void isOfferedWhereItIsTaken(
            String state, Supplier<V> made, BiFunction<Actor, V, Mono<P>> page, List<EveryOrder<V, P>> orders) {
        var it = made.get();
        for (var user : EVERYBODY) {
            var actor = actor(user);
            for (var order : orders) {
                var seen = page.apply(actor, it)
                        .onErrorResume(Rejection.class, notFound -> Mono.empty())
                        .block(PATIENCE);
                var offered = seen != null && order.offered().test(seen);
                var taken = false;
                for (var command : order.command()) {
                    var refusal = refusal(actor, command.apply(it));
                    taken |= refusal == null || refusal == Rejection.Kind.INVALID;
                    if (refusal == null && order.changes()) {
                        it = made.get();
                    }
                }
                assertThat(offered)
                        .as("%s: %s is offered to %s (taken: %s)", state, order.name(), user, taken)
                        .isEqualTo(taken);
            }
        }
    }

    private static Rejection.@Nullable Kind refusal(Actor actor, Object command) {
        try {
            RunningService.shared()
                    .bean(Commands.class)
                    .sendAs(
                            actor,
                            command,
                            Commands.Options.key(UUID.randomUUID().toString()))
                    .block(PATIENCE);
            return null;
        } catch (RuntimeException error) {
            var details = error instanceof Rejection rejection
                    ? rejection.details()
                    : error instanceof org.axonframework.messaging.HandlerExecutionException execution
                            ? execution.<Rejection.Details>getDetails().orElseThrow(() -> error)
                            : null;
            if (details == null) {
                throw error;
            }
            return details.kind();
        }
    }
}
