package io.caseledger.shared.log;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the end of the log once for all processors, as soon as something was committed. The stock embedded stream has no availability callback and
 * is therefore polled by its processors every half second; here a commit wakes the reader, and the reader wakes the processors.
 *
 * <p>Events are kept as a linked list from which each stream holds its own place; what no stream holds any more is garbage. The list is
 * bounded: a stream that is further behind reads the store by itself until it meets the list.
 */
final class Tail implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    /** In case a wake-up from another node is lost. */
    private static final long SAFETY_TIMER_MS = 250;

    private static final int KEPT = 10_000;

    /** An event and what follows it. The token of a node is the place right after its event. */
    static final class Node {
        final @Nullable TrackedEventMessage<?> event;
        final @Nullable TrackingToken token;
        final long index;
        volatile @Nullable Node next;

        Node(@Nullable TrackedEventMessage<?> event, @Nullable TrackingToken token, long index) {
            this.index = index;
            this.event = event;
            this.token = token;
        }
    }

    private final EventStorageEngine engine;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Set<LogStream> streams = ConcurrentHashMap.newKeySet();
    private final Thread reader = new Thread(this::run, "log-tail");
    private volatile @Nullable Node oldest;
    private volatile @Nullable Node newest;
    private int kept;
    private volatile boolean closed;

    Tail(EventStorageEngine engine) {
        this.engine = engine;
        reader.setDaemon(true);
    }

    void wake() {
        wakeUps.release();
    }

    void join(LogStream stream) {
        streams.add(stream);
        synchronized (this) {
            if (!closed && reader.getState() == Thread.State.NEW) {
                reader.start();
            }
        }
    }

    void leave(LogStream stream) {
        streams.remove(stream);
    }

    /** The list's node at the given place, if it is still kept. */
    @Nullable
    Node nodeAt(@Nullable TrackingToken token) {
        if (token == null) {
            return null;
        }
        for (var node = oldest; node != null; node = node.next) {
            if (token.equals(node.token)) {
                return node;
            }
        }
        return null;
    }

    /** Whether a place is still kept; one that is not must be given up, or it would hold all that came since in memory. */
    boolean keeps(Node node) {
        var first = oldest;
        return first != null && first.index <= node.index;
    }

    private void run() {
        while (!closed) {
            try {
                if (newest == null) {
                    var head = new Node(null, engine.createHeadToken(), 0);
                    oldest = head;
                    newest = head;
                    // streams that wait were possibly behind the head: let them look
                    streams.forEach(LogStream::available);
                }
                read();
                if (wakeUps.tryAcquire(SAFETY_TIMER_MS, TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    log.warn("cannot read the end of the log, trying again: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private void read() {
        var last = newest;
        if (last == null) {
            return;
        }
        var place = last;
        try (var events = engine.readEvents(last.token, false)) {
            var iterator = events.iterator();
            while (iterator.hasNext()) {
                var event = iterator.next();
                var node = new Node(event, event.trackingToken(), place.index + 1);
                place.next = node;
                place = node;
                newest = node;
                kept++;
                trim();
            }
        }
        if (place != last) {
            streams.forEach(LogStream::available);
        }
    }

    private void trim() {
        var first = oldest;
        if (kept > KEPT && first != null && first.next != null) {
            oldest = first.next;
            kept--;
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SAFETY_TIMER_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            reader.interrupt();
        }
    }
}
