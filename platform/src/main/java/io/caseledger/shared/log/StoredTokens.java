package io.caseledger.shared.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store. A token of an earlier release notes gaps in the log that might still be filled. Nothing is written into a gap any more, so it is read as
 * one number: where its processor has come to or, where a gap was filled that it had not met, before that gap. What comes twice then changes nothing.
 */
final class StoredTokens extends JdbcTokenStore {
    private static final String FIRST_FILLED =
            "SELECT min(global_index) FROM log.domain_event WHERE global_index = ANY (?)";

    StoredTokens(Builder builder) {
        super(builder);
    }

    @Override
    protected @Nullable TrackingToken loadToken(Connection connection, ResultSet row, String processor, int segment)
            throws SQLException {
        return asOneNumber(super.loadToken(connection, row, processor, segment), connection);
    }

    @Override
    protected @Nullable TrackingToken loadToken(Connection connection, ResultSet row, String processor, Segment segment)
            throws SQLException {
        return asOneNumber(super.loadToken(connection, row, processor, segment), connection);
    }

    private static @Nullable TrackingToken asOneNumber(@Nullable TrackingToken token, Connection connection)
            throws SQLException {
        if (token instanceof GapAwareTrackingToken place) {
            return new GlobalSequenceTrackingToken(reached(place, connection));
        }
        return token instanceof ReplayToken replay
                ? ReplayToken.createReplayToken(
                        asOneNumber(replay.getTokenAtReset(), connection),
                        asOneNumber(replay.getCurrentToken(), connection))
                : token;
    }

    private static long reached(GapAwareTrackingToken token, Connection connection) throws SQLException {
        if (!token.hasGaps()) {
            return token.getIndex();
        }
        try (var query = connection.prepareStatement(FIRST_FILLED)) {
            query.setArray(1, connection.createArrayOf("bigint", token.getGaps().toArray()));
            try (var row = query.executeQuery()) {
                row.next();
                var filled = row.getLong(1);
                return row.wasNull() ? token.getIndex() : filled - 1;
            }
        }
    }
}
