package io.caseledger.shared.bus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.caseledger.shared.query.Changed;
import io.caseledger.shared.query.WatchChanges;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One watch for all who watch the same: else each signal asks each watcher on the node what it is after, and 10,000 of them are 10,000 watches. It lasts as long as
 * somebody watches. Nobody waits for a slow one, as each keeps only the latest.
 */
final class Watches {
    /** Sets of topics that are watched now, or were of late. */
    private static final int MOST = 20_000;

    private static final Duration OF_LATE = Duration.ofMinutes(1);

    private final QueryGateway gateway;
    private final Cache<Set<String>, Flux<Changed>> watches =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(OF_LATE).build();

    Watches(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** The first signal is {@link Changed#WATCHED}, for each who begins to watch: who looks then has missed nothing. It may come again. */
    Flux<Changed> of(Set<String> topics) {
        return Flux.defer(() -> watches.get(Set.copyOf(topics), this::watch)).onBackpressureLatest();
    }

    private Flux<Changed> watch(Set<String> topics) {
        var begun = new AtomicBoolean();
        var shared = Flux.using(
                        () -> {
                            begun.set(false);
                            return begin(topics);
                        },
                        // Axon Server takes a while to begin a watch
                        subscription -> Flux.merge(
                                subscription.updates(),
                                subscription.initialResult().map(first -> {
                                    begun.set(true);
                                    return Changed.WATCHED;
                                })),
                        subscription -> subscription.cancel())
                .share();
        // asked after it has joined: who joins one that has begun hears nothing of its beginning
        return Flux.merge(shared, Mono.fromSupplier(() -> begun.get() ? Changed.WATCHED : null));
    }

    private SubscriptionQueryResult<Boolean, Changed> begin(Set<String> topics) {
        return gateway.subscriptionQuery(
                new WatchChanges(topics),
                ResponseTypes.instanceOf(Boolean.class),
                ResponseTypes.instanceOf(Changed.class));
    }
}
