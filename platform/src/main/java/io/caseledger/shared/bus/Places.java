package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How much of what is costly goes on at once: for each caller, so that one of them leaves room for the others, and in the whole, so that all of them together leave
 * room for everything else. Nobody waits here: who gets no place is told so.
 */
public final class Places {
    private final String what;
    private final int each;
    private final int all;
    /** Who has none is not in it. */
    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

    private final AtomicInteger sum = new AtomicInteger();

    /**
     * @param what for the log
     * @param each most of one caller; one more is {@link TooMany}
     * @param all most of all together; one more is a {@link RejectedExecutionException}, since it is not the caller who has too many
     */
    public Places(String what, int each, int all) {
        this.what = what;
        this.each = each;
        this.all = all;
    }

    /** To be followed by {@link #free}. */
    public void take(String caller) {
        int now = Objects.requireNonNull(taken.merge(caller, 1, Integer::sum));
        boolean full = sum.incrementAndGet() > all;
        if (now > each || full) {
            free(caller);
            if (now > each) {
                throw new TooMany(what);
            }
            throw new RejectedExecutionException(what);
        }
    }

    public void free(String caller) {
        taken.computeIfPresent(caller, (key, count) -> count == 1 ? null : count - 1);
        sum.decrementAndGet();
    }

    /** How many are taken, for tests. */
    public int taken() {
        return sum.get();
    }

    /** Work in a place of whoever is signed in, from its start to its end, however that comes. */
    public <T> Flux<T> flux(Supplier<Flux<T>> work) {
        return caller().flatMapMany(caller -> Flux.using(() -> held(caller), place -> work.get(), this::free));
    }

    /** As {@link #flux}. */
    public <T> Mono<T> mono(Supplier<Mono<T>> work) {
        return caller().flatMap(caller -> Mono.using(() -> held(caller), place -> work.get(), this::free));
    }

    private String held(String caller) {
        take(caller);
        return caller;
    }

    /** Visitors, who can be told apart by nothing, are one. */
    private static Mono<String> caller() {
        return Commands.actor().map(Actor::accountId).onErrorReturn(Rejection.class, "");
    }
}
