package io.caseledger.shared.bus;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.caseledger.shared.contract.Rejection;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A bounded, strong cache of aggregates: the largest single gain for whole cases. It is never the truth: an append on a stale copy conflicts, is evicted
 * by Axon and read again.
 *
 * <p>Axon evicts after a refusal too, although nothing has changed: a lot that many try to over-draw would be read from the log for every refusal.
 * Such a copy stays – but only if the log says that it is the latest, as the refusal could be of a copy that another node has left behind.
 */
public final class AggregateCache implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<Object, Kept> entries;
    private final ToLongFunction<String> lastInLog;

    /** @param lastInLog an aggregate's last sequence number */
    public AggregateCache(long size, ToLongFunction<String> lastInLog) {
        this.entries = Caffeine.newBuilder().maximumSize(size).build();
        this.lastInLog = lastInLog;
    }

    /** An entry, and the version whose commit it has seen. */
    private static final class Kept {
        final Object value;
        private volatile @Nullable Long committed;

        Kept(Object value) {
            this.value = value;
        }

        @Nullable
        Long version() {
            return value instanceof AggregateCacheEntry<?> entry
                    ? entry.recreateAggregate(null, null, null).version()
                    : null;
        }

        void confirm() {
            committed = version();
        }

        boolean isAsCommitted() {
            return committed != null && Objects.equals(committed, version());
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // Axon's contract: null where there is none
    public <K, V> @Nullable V get(K key) {
        var kept = entries.getIfPresent(key);
        if (kept == null) {
            return null;
        }
        Turn.takes(key.toString());
        return (V) kept.value;
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, confirmed(value));
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, confirmed(value)) == null;
    }

    private static Kept confirmed(Object value) {
        var kept = new Kept(value);
        CurrentUnitOfWork.ifStarted(unit -> unit.afterCommit(committed -> kept.confirm()));
        return kept;
    }

    @Override
    public boolean remove(Object key) {
        return !isRefusedOnTheLatest(key) && entries.asMap().remove(key) != null;
    }

    /** Axon asks twice for each rollback, and the refusal was confirmed before: the log is asked once. */
    private boolean isRefusedOnTheLatest(Object key) {
        return entries.getIfPresent(key) != null
                && CurrentUnitOfWork.map(unit -> isRefusal(unit) && isLatest(key.toString()))
                        .orElse(false);
    }

    /** Whether what is kept of an aggregate – that it is not there, where nothing is – is what the log has. */
    public boolean isLatest(String aggregateId) {
        return Turn.once("latest of " + aggregateId, () -> {
            var kept = entries.getIfPresent(aggregateId);
            var last = lastInLog.applyAsLong(aggregateId);
            return kept == null ? last < 0 : kept.isAsCommitted() && Objects.equals(kept.committed, last);
        });
    }

    private static boolean isRefusal(UnitOfWork<?> unit) {
        var result = unit.getExecutionResult();
        return result != null && result.isExceptionResult() && result.getExceptionResult() instanceof Rejection;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.asMap().computeIfPresent(key, (k, kept) -> confirmed(update.apply((V) kept.value)));
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        // nobody listens: the aggregate cache of Axon's repositories needs no events
        return () -> true;
    }
}
