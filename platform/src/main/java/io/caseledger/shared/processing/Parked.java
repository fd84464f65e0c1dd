package io.caseledger.shared.processing;

import io.caseledger.shared.contract.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is set aside, in the log's own schema: which events of which case a follower lacks, and why. What an event says is read from the log again. */
@Component
record Parked(JdbcTemplate jdbc, Clock clock) {
    /** Followers of which no view is missing anything. */
    static final String AUTOMATIONS = "";
    /** Events of a case that are tried again in one transaction. */
    static final int AT_ONCE = 1_000;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int DOUBLED_AT_MOST = 10;
    private static final int LONGEST_CAUSE = 500;

    /** A case that a follower of a set of views lacks. */
    record Case(String views, String follower, String caseId) {}

    /** One event of it. */
    record Event(long position, long sequence, String eventId, int tries, Instant parkedAt) {}

    /**
     * Which cases are set aside already, of those in a batch. While its transaction lasts the set of views stays where it is.
     *
     * @see Rebuilds
     */
    Set<Case> among(String views, Collection<String> followers, Collection<String> cases) {
        return new HashSet<>(jdbc.query(
                "SELECT DISTINCT views, follower, case_id FROM log.parked WHERE views = ? AND follower = ANY(?) AND case_id = ANY(?)",
                Parked::aCase,
                views,
                followers.toArray(String[]::new),
                cases.toArray(String[]::new)));
    }

    /** @param cause null for an event that waits behind another */
    void add(
            String views, Follower follower, EventMessage<?> event, @Nullable Throwable cause, @Nullable Event before) {
        var now = clock.instant();
        int tries = (before == null ? 0 : before.tries()) + (cause == null ? 0 : 1);
        jdbc.update(
                """
                INSERT INTO log.parked (views, follower, case_id, position, sequence, event_id, event, happened_at, parked_at, cause, tries, next_try_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                views,
                follower.name(),
                Follower.caseOf(event),
                LogPosition.of(event),
                event instanceof DomainEventMessage<?> of ? of.getSequenceNumber() : 0,
                event.getIdentifier(),
                event.getPayloadType().getSimpleName(),
                event.getTimestamp().atOffset(ZoneOffset.UTC),
                (before == null ? now : before.parkedAt()).atOffset(ZoneOffset.UTC),
                cause == null ? null : words(cause),
                tries,
                cause == null ? null : now.plus(wait(tries)).atOffset(ZoneOffset.UTC));
    }

    /** Cases whose time to be tried again has come. */
    List<Case> due(int most) {
        return jdbc.query(
                "SELECT views, follower, case_id FROM log.parked WHERE next_try_at <= ? ORDER BY next_try_at LIMIT "
                        + most,
                Parked::aCase,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Takes the first events of a case out, to be tried again in this transaction; nobody else can meanwhile. */
    List<Event> take(Case which) {
        return jdbc
                .query(
                        """
                WITH first AS (
                    SELECT views, follower, position FROM log.parked WHERE views = ? AND follower = ? AND case_id = ?
                    ORDER BY position LIMIT %d FOR UPDATE)
                DELETE FROM log.parked p USING first f
                WHERE p.views = f.views AND p.follower = f.follower AND p.position = f.position
                RETURNING p.position, p.sequence, p.event_id, p.tries, p.parked_at""".formatted(AT_ONCE),
                        (row, number) -> new Event(
                                row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4), instant(row, 5)),
                        which.views(),
                        which.follower(),
                        which.caseId())
                .stream()
                .sorted((a, b) -> Long.compare(a.position(), b.position()))
                .toList();
    }

    /** What still waits of a case is tried as soon as may be: what it waited behind is out of its way. */
    void hasten(Case which) {
        jdbc.update(
                """
                UPDATE log.parked SET next_try_at = ? WHERE cause IS NULL AND views = ? AND follower = ? AND position = (
                    SELECT min(position) FROM log.parked WHERE views = ? AND follower = ? AND case_id = ?)""",
                clock.instant().atOffset(ZoneOffset.UTC),
                which.views(),
                which.follower(),
                which.views(),
                which.follower(),
                which.caseId());
    }

    /** An event is given up for a follower, wherever it is set aside; what waited behind it goes on. */
    void discard(String follower, String eventId) {
        jdbc.query(
                        "DELETE FROM log.parked WHERE follower = ? AND event_id = ? RETURNING views, follower, case_id",
                        Parked::aCase,
                        follower,
                        eventId)
                .forEach(this::hasten);
    }

    /** Answers only while the transaction's connection is of use. */
    void probe() {
        jdbc.queryForObject("SELECT 1", Integer.class);
    }

    private static Duration wait(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, DOUBLED_AT_MOST));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** What an operator is told: no more than the first line, as what PostgreSQL adds quotes the row. */
    private static String words(Throwable cause) {
        var root = cause;
        for (int depth = 0; root.getCause() != null && depth < AT_ONCE; depth++) {
            root = root.getCause();
        }
        var line = Optional.ofNullable(root.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("");
        var words = root.getClass().getSimpleName() + ": " + line;
        return words.substring(
                0, words.offsetByCodePoints(0, Math.min(LONGEST_CAUSE, words.codePointCount(0, words.length()))));
    }

    private static Case aCase(ResultSet row, int number) throws SQLException {
        return new Case(row.getString(1), row.getString(2), row.getString(3));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
