package io.caseledger.shared.log;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Group commit: while one statement is under way, what comes meanwhile waits and is the next statement (ADR 36). There is no thread for it. Who finds nobody
 * writing writes at once, for itself; who has written hands on to the first of those that wait, which writes for all of them.
 */
final class GroupWriter {
    /** Appends that wait beyond this are refused: some seconds' work. */
    static final int MOST_WAITING = 10_000;

    private static final int MOST_ROWS = 1_000;
    /** With the statement's own limit less than the three seconds after which everybody has an answer. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final GroupStatement statement;
    private final int mostWaiting;
    private final Runnable onCommit;

    private final Object lock = new Object();
    private final Deque<Append> waiting = new ArrayDeque<>();
    private boolean writing;

    /** @param onCommit called after each group; must be quick */
    GroupWriter(GroupStatement statement, int mostWaiting, Runnable onCommit) {
        this.statement = statement;
        this.mostWaiting = mostWaiting;
        this.onCommit = onCommit;
    }

    /**
     * Waits until it is stored for good.
     *
     * @return the position of its first event
     * @throws SQLException what PostgreSQL had against this append; or an outage, after which it may be stored or not
     * @throws RejectedExecutionException where too much waits; nothing has happened
     */
    long write(Append append) throws SQLException {
        synchronized (lock) {
            if (waiting.size() >= mostWaiting) {
                throw new RejectedExecutionException("too much waits for the log");
            }
            waiting.add(append);
            if (!writing) {
                writing = true;
                append.become(Append.State.LEADS);
            }
        }
        await(append);
        if (append.state() == Append.State.LEADS) {
            lead();
        }
        return append.position();
    }

    int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    /** What is in flight is never left: its statement ends within its own limit, and its outcome is the caller's answer. */
    private void await(Append append) throws SQLException {
        var until = System.nanoTime() + PATIENCE_NANOS;
        var interrupted = false;
        try {
            while (append.state() == Append.State.WAITS || append.state() == Append.State.IN_FLIGHT) {
                LockSupport.parkNanos(this, PATIENCE_NANOS);
                interrupted |= Thread.interrupted();
                if (append.state() == Append.State.WAITS && System.nanoTime() - until > 0) {
                    leave(append);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leave(Append append) throws SQLException {
        synchronized (lock) {
            if (append.state() == Append.State.WAITS) {
                waiting.remove(append);
                throw new SQLTransientException("the log did not take it in time");
            }
        }
    }

    private void lead() {
        var group = group();
        try {
            write(group);
        } catch (RuntimeException | Error e) {
            group.forEach(append -> append.failed(e));
        } finally {
            handOn();
            for (var append : group) {
                append.become(Append.State.DONE);
                LockSupport.unpark(append.caller());
            }
        }
    }

    /** The first of those that wait leads, so that it is always in its own group. */
    private List<Append> group() {
        var group = new ArrayList<Append>();
        synchronized (lock) {
            int rows = 0;
            for (var next = waiting.peek();
                    next != null && (group.isEmpty() || rows + next.rows().size() <= MOST_ROWS);
                    next = waiting.peek()) {
                rows += next.rows().size();
                group.add(waiting.remove());
                next.become(Append.State.IN_FLIGHT);
            }
        }
        return group;
    }

    private void handOn() {
        synchronized (lock) {
            var next = waiting.peek();
            if (next == null) {
                writing = false;
            } else {
                next.become(Append.State.LEADS);
                LockSupport.unpark(next.caller());
            }
        }
    }

    private void write(List<Append> group) {
        try {
            statement.write(group);
            onCommit.run();
        } catch (SQLException e) {
            if (group.size() > 1 && GroupStatement.isOfARow(e)) {
                oneByOne(group);
            } else {
                group.forEach(append -> append.failed(e));
            }
        }
    }

    /** Nothing of the group is stored: only those that were wrong are told so. */
    private void oneByOne(List<Append> group) {
        for (int i = 0; i < group.size(); i++) {
            try {
                statement.write(List.of(group.get(i)));
                onCommit.run();
            } catch (SQLException e) {
                if (!GroupStatement.isOfARow(e)) {
                    // an outage: each further one would wait for it anew
                    group.subList(i, group.size()).forEach(append -> append.failed(e));
                    return;
                }
                group.get(i).failed(e);
            }
        }
    }
}
