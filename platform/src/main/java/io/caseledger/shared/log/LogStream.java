package io.caseledger.shared.log;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** One processor's place in the log: far behind it reads the store in batches, at the end it follows {@link Tail}. Used by one thread. */
final class LogStream implements TrackingEventStream {
    private static final int BATCH = 1_000;

    private final EventStorageEngine engine;
    private final Tail tail;
    private final Deque<TrackedEventMessage<?>> batch = new ArrayDeque<>();
    /** The tail has called. */
    private final Semaphore calls = new Semaphore(0);

    private volatile Runnable onAvailable = () -> {};
    private @Nullable TrackingToken token;
    private Tail.@Nullable Node node;

    LogStream(EventStorageEngine engine, Tail tail, @Nullable TrackingToken token) {
        this.engine = engine;
        this.tail = tail;
        this.token = token;
        tail.join(this);
    }

    /** Called by the tail after it has read something new. */
    void available() {
        // one is enough, and must not add up where nobody waits
        if (calls.availablePermits() == 0) {
            calls.release();
        }
        onAvailable.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Optional<TrackedEventMessage<?>> peek() {
        return (Optional) Optional.ofNullable(fill() ? (batch.isEmpty() ? following() : batch.peek()) : null);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        // forgotten before looking: a call between the look and the wait is not slept through
        calls.drainPermits();
        return fill() || (calls.tryAcquire(timeout, unit) && fill());
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!fill()) {
            hasNextAvailable(1, TimeUnit.SECONDS);
        }
        var event = batch.poll();
        if (event == null) {
            var next = requireNonNull(requireNonNull(node).next);
            event = requireNonNull(next.event);
            node = next;
        }
        token = event.trackingToken();
        return event;
    }

    private @Nullable TrackedEventMessage<?> following() {
        var here = node;
        var next = here == null ? null : here.next;
        return next == null ? null : next.event;
    }

    /** Whether there is a next event, fetching where needed. */
    private boolean fill() {
        if (!batch.isEmpty()) {
            return true;
        }
        if (node == null || !tail.keeps(node)) {
            node = tail.nodeAt(token);
        }
        if (node != null) {
            return following() != null;
        }
        try (var events = engine.readEvents(token, false)) {
            events.limit(BATCH).forEach(batch::add);
        }
        return !batch.isEmpty();
    }

    @Override
    public void close() {
        tail.leave(this);
    }
}
