package io.caseledger.shared.bus;

import io.caseledger.shared.query.Changed;
import io.caseledger.shared.query.FindWhomToWatch;
import io.caseledger.shared.query.HasReached;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The one way in which web asks. */
@Component
public final class Queries {
    /** How long a reader waits for its own write before it is told to come again (API-04). */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final QueryGateway gateway;
    private final Watches watches;

    public Queries(QueryGateway gateway) {
        this.gateway = gateway;
        this.watches = new Watches(gateway);
    }

    public <R> Mono<R> one(Object query, Class<R> type) {
        return Mono.fromFuture(() -> gateway.query(query, ResponseTypes.instanceOf(type)))
                .onErrorMap(CarriedFailure::arrived);
    }

    public <R> Mono<R> optional(Object query, Class<R> type) {
        return Mono.fromFuture(() -> gateway.query(query, ResponseTypes.optionalInstanceOf(type)))
                .onErrorMap(CarriedFailure::arrived)
                .flatMap(Mono::justOrEmpty);
    }

    public <R> Mono<List<R>> list(Object query, Class<R> type) {
        return Mono.fromFuture(() -> gateway.query(query, ResponseTypes.multipleInstancesOf(type)))
                .onErrorMap(CarriedFailure::arrived);
    }

    /** For exports: rows one by one, never a list of unknown length; read ahead, and not made into a file on the database's event loops. */
    public <R> Flux<R> stream(Object query, Class<R> type) {
        return Flux.from(gateway.streamingQuery(query, type)).publishOn(Schedulers.parallel());
    }

    /**
     * Signals of what changes under the topics from now on, the first of them {@link Changed#WATCHED}; a slow watcher gets only the latest. Who watches an account sees
     * what that account may look at (ACC-09).
     */
    public Flux<Changed> changes(Set<String> topics) {
        return topics.stream()
                .flatMap(topic -> Topics.accountOf(topic).stream())
                .findFirst()
                .map(account -> list(new FindWhomToWatch(account), String.class).flatMapMany(others -> {
                    var all = new HashSet<>(topics);
                    others.forEach(other -> all.add(Topics.account(other)));
                    return watches.of(all);
                }))
                .orElseGet(() -> watches.of(topics));
    }

    /** Completes when the projection has taken in the event at the position; fails with {@link StillBehind} after five seconds. */
    public Mono<Void> caughtUp(String projection, long position) {
        var reached = one(new HasReached(projection, position), Boolean.class);
        return changes(Set.of(Topics.projection(Projections.processorOf(projection))))
                .concatMap(signal -> reached, 1)
                .filter(Boolean::booleanValue)
                .next()
                .timeout(PATIENCE)
                .onErrorMap(TimeoutException.class, e -> new StillBehind(projection, position))
                .then();
    }

    public Mono<Void> caughtUp(String projection, Optional<Long> position) {
        return position.map(p -> caughtUp(projection, p)).orElseGet(Mono::empty);
    }
}
