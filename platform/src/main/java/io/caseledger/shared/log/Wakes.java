package io.caseledger.shared.log;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the other nodes on the same PostgreSQL by LISTEN/NOTIFY. NOTIFY takes a lock over the whole server at commit, so it never rides in a
 * command's transaction: one session sends it once for a group of commits.
 */
final class Wakes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wakes.class);
    private static final String CHANNEL = "caseledger_log";
    /** Commits within this time share one NOTIFY. */
    private static final long GROUP_MS = 5;

    private final DataSource dataSource;
    private final Semaphore commits = new Semaphore(0);
    private final Thread sender = new Thread(this::send, "log-notify");
    private final Thread receiver = new Thread(this::receive, "log-listen");
    private volatile Runnable onWake = () -> {};
    private volatile int ownSession;
    private volatile boolean closed;

    Wakes(DataSource dataSource) {
        this.dataSource = dataSource;
        sender.setDaemon(true);
        receiver.setDaemon(true);
    }

    void onWake(Runnable wake) {
        this.onWake = wake;
        sender.start();
        receiver.start();
    }

    void tellOthers() {
        commits.release();
    }

    private void send() {
        untilClosed(() -> {
            try (var connection = dataSource.getConnection();
                    var notify = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', '')")) {
                ownSession = connection.unwrap(PGConnection.class).getBackendPID();
                while (!closed) {
                    commits.acquire();
                    TimeUnit.MILLISECONDS.sleep(GROUP_MS);
                    commits.drainPermits();
                    notify.execute();
                }
            }
        });
    }

    private void receive() {
        untilClosed(() -> {
            try (var connection = dataSource.getConnection();
                    var listen = connection.createStatement()) {
                listen.execute("LISTEN " + CHANNEL);
                var session = connection.unwrap(PGConnection.class);
                while (!closed) {
                    var notifications = session.getNotifications(1_000);
                    if (notifications == null) {
                        continue;
                    }
                    for (var notification : notifications) {
                        if (notification.getPID() != ownSession) {
                            onWake.run();
                            break;
                        }
                    }
                }
            }
        });
    }

    private interface Work {
        void run() throws SQLException, InterruptedException;
    }

    private void untilClosed(Work work) {
        while (!closed) {
            try {
                work.run();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                if (closed) {
                    return;
                }
                // the safety timer of the tail goes on meanwhile
                log.warn("wake-ups between nodes are interrupted: {}", e.getMessage());
                try {
                    TimeUnit.SECONDS.sleep(1);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        receiver.interrupt();
    }
}
