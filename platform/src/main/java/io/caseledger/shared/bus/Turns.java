package io.caseledger.shared.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work with the same key is done one after the other, in the order in which it came; what has come together while something was done is done together.
 * What waits holds no thread and no connection, so a hot key does not keep others from being served, and nobody is blocked by asking for a turn.
 */
final class Turns<W> {
    /** So many are done one by one after some that could not be done together. */
    private static final int ALONE = 200;

    /** Who does the work. */
    interface Worker<W> {
        /**
         * Does what is given, at least one piece. Must not fail.
         *
         * @return whether it went well together, and what is left to do when the next may have its turn already
         */
        Done work(List<W> together);

        /** Told of work that is not taken. */
        void refuse(W work, RejectedExecutionException why);
    }

    record Done(boolean together, Runnable rest) {}

    private final class Line {
        final Deque<W> waiting = new ArrayDeque<>();
        int alone;
    }

    private enum Place {
        FIRST,
        BEHIND,
        NONE
    }

    private final Executor executor;
    private final Worker<W> worker;
    private final int mostOfAKey;
    private final int mostInAll;
    private final int mostTogether;
    /** What waits behind the work that is being done; an empty line where nothing waits, none where nothing is being done. */
    private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();

    private final AtomicInteger present = new AtomicInteger();

    /**
     * @param executor does the work
     * @param mostOfAKey most that may wait for the same key
     * @param mostInAll most that may wait or be done
     * @param mostTogether most that are done together
     */
    Turns(Executor executor, Worker<W> worker, int mostOfAKey, int mostInAll, int mostTogether) {
        this.executor = executor;
        this.worker = worker;
        this.mostOfAKey = mostOfAKey;
        this.mostInAll = mostInAll;
        this.mostTogether = mostTogether;
    }

    /** Has the work done when its turn comes, or refused where too much waits. */
    void take(String key, W work) {
        if (present.incrementAndGet() > mostInAll) {
            refuse(work, "too much waits");
            return;
        }
        var place = new AtomicReference<>(Place.BEHIND);
        lines.compute(key, (k, line) -> {
            if (line == null) {
                place.set(Place.FIRST);
                return new Line();
            }
            if (line.waiting.size() < mostOfAKey) {
                line.waiting.add(work);
            } else {
                place.set(Place.NONE);
            }
            return line;
        });
        switch (Objects.requireNonNull(place.get())) {
            case FIRST -> start(key, List.of(work));
            case BEHIND -> {
                // whoever is before it starts it
            }
            case NONE -> refuse(work, "too much waits for " + key);
        }
    }

    private void start(String key, List<W> first) {
        for (var together = first; !together.isEmpty(); together = next(key, true)) {
            var turn = together;
            try {
                executor.execute(() -> serve(key, turn));
                return;
            } catch (RejectedExecutionException e) {
                turn.forEach(work -> refuse(work, "no more is taken"));
            }
        }
    }

    private void serve(String key, List<W> together) {
        var done = new Done(false, () -> {});
        try {
            done = worker.work(together);
        } finally {
            present.addAndGet(-together.size());
            start(key, next(key, done.together()));
        }
        done.rest().run();
    }

    private List<W> next(String key, boolean wentWell) {
        var next = new ArrayList<W>();
        lines.computeIfPresent(key, (k, line) -> {
            line.alone = wentWell ? Math.max(0, line.alone - 1) : ALONE;
            var most = line.alone > 0 ? 1 : mostTogether;
            while (next.size() < most && !line.waiting.isEmpty()) {
                next.add(line.waiting.remove());
            }
            return next.isEmpty() ? null : line;
        });
        return next;
    }

    private void refuse(W work, String why) {
        present.decrementAndGet();
        worker.refuse(work, new RejectedExecutionException(why));
    }
}
