package io.caseledger.shared.log;

import io.caseledger.shared.contract.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The log's table. Writers commit in another order than they were numbered, so an event can be read after later ones; its token then tells how far the stream
 * has come and not where the event lies. Such events are given their own position as they are read ({@link LogPosition}).
 */
final class PostgreSqlLog extends JdbcEventStorageEngine {
    /** Late events are rare and taken at once; this is far more than are ever on their way. */
    private static final int MOST_ON_THEIR_WAY = 10_000;

    private final String indexColumn;
    private final Map<String, Long> late = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_ON_THEIR_WAY;
        }
    });

    PostgreSqlLog(Builder builder) {
        super(builder);
        indexColumn = schema().globalIndexColumn();
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(
            ResultSet resultSet, @Nullable GapAwareTrackingToken previousToken) throws SQLException {
        var event = super.getTrackedEventData(resultSet, previousToken);
        var position = resultSet.getLong(indexColumn);
        if (event.trackingToken().position().orElse(-1) != position) {
            late.put(event.getEventIdentifier(), position);
        }
        return event;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return super.readEvents(trackingToken, mayBlock).map(this::withItsPosition);
    }

    private TrackedEventMessage<?> withItsPosition(TrackedEventMessage<?> event) {
        var position = late.isEmpty() ? null : late.get(event.getIdentifier());
        return position == null ? event : (TrackedEventMessage<?>) event.andMetaData(Map.of(LogPosition.KEY, position));
    }
}
