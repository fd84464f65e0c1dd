package io.caseledger.shared.processing;

import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.query.Topics;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes all views anew from the log (ADR 39): into tables beside the live ones, which everybody goes on reading, and exchanges them in one transaction. One at a time, on
 * one node; one that a crash has ended is begun anew.
 */
@Component
public class Rebuilds {
    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final ViewSchema NEXT = new ViewSchema("view_next");
    private static final String OLD = "view_old";
    /** Of PostgreSQL's advisory locks: who has it, rebuilds. */
    private static final long LOCK = 4_217_093_002L;

    private static final int SECONDS = 1;
    /** So near to the live views that these can be kept waiting for the rest. */
    private static final long NEAR = 1_000;

    private static final int LONGEST_FAILURE = 500;

    /**
     * The latest.
     *
     * @param position how far it has come in the log
     * @param target end of the log as it was seen last
     * @param endedAt null while it runs or waits
     * @param failure null unless it has failed
     */
    public record Rebuild(
            long id,
            String requestedBy,
            Instant requestedAt,
            long position,
            long target,
            @Nullable Instant endedAt,
            @Nullable String failure) {
        public long percent() {
            return endedAt != null && failure == null
                    ? 100
                    : target == 0 ? 0 : Math.min(99, Math.max(0, position) * 100 / target);
        }
    }

    private final Replay replay;
    private final EventStore events;
    private final JdbcTemplate jdbc;
    private final DataSource database;
    private final ViewSchema live;
    private final Swap swap;
    private final Changes changes;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rebuild").factory());

    Rebuilds(
            Replay replay,
            EventStore events,
            JdbcTemplate jdbc,
            DataSource database,
            ViewSchema live,
            Swap swap,
            Changes changes,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.replay = replay;
        this.events = events;
        this.jdbc = jdbc;
        this.database = database;
        this.live = live;
        this.swap = swap;
        this.changes = changes;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks for one; where one runs or waits, for none. Blocks. */
    public void request(String by) {
        jdbc.update("""
                INSERT INTO work.rebuild (requested_by, requested_at) SELECT ?, ?
                WHERE NOT EXISTS (SELECT 1 FROM work.rebuild WHERE ended_at IS NULL)""", by, now());
        tell();
    }

    /** The latest; null where there was none. Blocks. */
    public @Nullable Rebuild latest() {
        return jdbc
                .query(
                        "SELECT id, requested_by, requested_at, position, target, ended_at, failure FROM work.rebuild ORDER BY id DESC LIMIT 1",
                        (row, number) -> {
                            var ended = row.getObject(6, OffsetDateTime.class);
                            return new Rebuild(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getLong(4),
                                    row.getLong(5),
                                    ended == null ? null : ended.toInstant(),
                                    row.getString(7));
                        })
                .stream()
                .findFirst()
                .orElse(null);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var unused = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            var latest = latest();
            if (latest != null && latest.endedAt() == null) {
                alone(latest.id());
            }
        } catch (RuntimeException e) {
            log.warn("views cannot be written anew now: {}", e.toString());
        }
    }

    /** The lock is the connection's: it ends with this node. */
    private void alone(long id) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            try (var locked = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                if (!locked.next() || !locked.getBoolean(1)) {
                    return;
                }
            }
            try {
                run(id);
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(long id) {
        var begun = System.nanoTime();
        try {
            rebuild(id);
            end(id, null);
            log.info("the views were written anew in {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        } catch (InterruptedException e) {
            // the service stops; begun anew at its next start
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("the views could not be written anew", e);
            var words = String.valueOf(e);
            end(id, words.substring(0, Math.min(LONGEST_FAILURE, words.length())));
        }
    }

    private void rebuild(long id) throws InterruptedException {
        clear();
        NEXT.migrate(database);
        try (var views = replay.into(NEXT)) {
            for (long head = head(); views.position() < head - NEAR || views.position() < 0; head = head()) {
                long target = head;
                if (head <= 0) {
                    break;
                }
                views.to(both(head), position -> come(id, position, target));
            }
            transaction.executeWithoutResult(status -> {
                swap.begin();
                try {
                    views.to(both(furthest()), position -> {});
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("stopped", e);
                }
                exchange();
            });
        }
        jdbc.execute("DROP SCHEMA IF EXISTS " + OLD + " CASCADE");
        changes.tellAll(furthest());
    }

    /** What a crash has left. */
    private void clear() {
        jdbc.execute("DROP SCHEMA IF EXISTS " + OLD + " CASCADE");
        jdbc.execute("DROP SCHEMA IF EXISTS " + NEXT.name() + " CASCADE");
        jdbc.update("DELETE FROM log.parked WHERE views = ?", NEXT.name());
    }

    /** Prepared statements are planned anew by PostgreSQL when a schema's name changes. */
    private void exchange() {
        jdbc.execute("ALTER SCHEMA " + live.name() + " RENAME TO " + OLD);
        jdbc.execute("ALTER SCHEMA " + NEXT.name() + " RENAME TO " + live.name());
        jdbc.update("DELETE FROM log.parked WHERE views = ?", live.name());
        jdbc.update("UPDATE log.parked SET views = ? WHERE views = ?", live.name(), NEXT.name());
    }

    /** Where the live views are: what they have taken is not brought to the new ones again. */
    private long furthest() {
        var position =
                jdbc.queryForObject(live.in("SELECT coalesce(max(position), 0) FROM ${view}.projection"), Long.class);
        return position == null ? 0 : position;
    }

    private long head() {
        return events.createHeadToken().position().orElse(0);
    }

    private static Map<String, Long> both(long position) {
        var until = new HashMap<String, Long>();
        Replay.PROCESSORS.forEach(processor -> until.put(processor, position));
        return until;
    }

    private void come(long id, long position, long target) {
        jdbc.update("UPDATE work.rebuild SET position = ?, target = ? WHERE id = ?", position, target, id);
        tell();
    }

    private void end(long id, @Nullable String failure) {
        jdbc.update("UPDATE work.rebuild SET ended_at = ?, failure = ? WHERE id = ?", now(), failure, id);
        tell();
    }

    private void tell() {
        changes.tell(List.of(Topics.READ_SIDE), -1);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        timer.shutdownNow();
    }
}
