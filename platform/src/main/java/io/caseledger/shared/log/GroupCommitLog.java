package io.caseledger.shared.log;

import io.caseledger.shared.bus.RecentPositions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's engine on PostgreSQL with another way to append and to follow: appends share commits ({@link GroupWriter}), and as positions are given in the order of
 * commits and have no gaps, a place in the log is one number.
 */
final class GroupCommitLog extends JdbcEventStorageEngine implements AutoCloseable {
    private static final String FOLLOWING =
            "SELECT * FROM log.domain_event WHERE global_index > ? ORDER BY global_index LIMIT ?";

    private final GroupStatement statement;
    private final GroupWriter writer;
    private final RecentPositions positions;
    private volatile Runnable onCommit = () -> {};

    /**
     * @param toWrite connections for the one statement that appends, which must end in less than three seconds
     * @param mostWaiting appends that wait beyond this are refused
     */
    GroupCommitLog(Builder builder, DataSource toWrite, RecentPositions positions, int mostWaiting) {
        super(builder);
        this.statement = new GroupStatement(toWrite);
        this.writer = new GroupWriter(statement, mostWaiting, () -> onCommit.run());
        this.positions = positions;
    }

    /** @param told called after each commit; must be quick */
    void onCommit(Runnable told) {
        this.onCommit = told;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var append = Append.of(events, serializer);
        try {
            remember(append.rows(), writer.write(append));
        } catch (SQLException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    private void remember(List<Append.Row> rows, long first) {
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            positions.note(row.aggregateId(), row.sequence(), first + i);
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int most) {
        long position = after == null ? 0 : after.position().orElse(0);
        return JdbcUtils.executeQuery(
                getConnection(),
                connection -> following(connection, position, most),
                JdbcUtils.listResults(row -> new TrackedDomainEventData<>(
                        new GlobalSequenceTrackingToken(row.getLong("global_index")), getDomainEventData(row))),
                e -> new EventStoreException("cannot read the log after " + position, e));
    }

    private static PreparedStatement following(Connection connection, long position, int most) throws SQLException {
        var query = connection.prepareStatement(FOLLOWING);
        query.setLong(1, position);
        query.setInt(2, most);
        return query;
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return place(super.createTailToken());
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return place(super.createHeadToken());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return place(super.createTokenAt(time));
    }

    /** How many appends wait for the next group. */
    int waiting() {
        return writer.waiting();
    }

    /** Axon's own makes tokens that could note gaps. */
    private static @Nullable TrackingToken place(@Nullable TrackingToken token) {
        return token == null || token.position().isEmpty()
                ? null
                : new GlobalSequenceTrackingToken(token.position().getAsLong());
    }

    @Override
    public void close() {
        statement.close();
    }
}
