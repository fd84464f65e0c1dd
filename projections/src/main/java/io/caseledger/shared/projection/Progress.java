package io.caseledger.shared.projection;

import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.query.Topics;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes how far a processor has come in the transaction of its rows, once a batch, and signals it after the commit: a reader can wait for its own
 * write (API-04), and nothing is said of rows that are not there yet.
 */
@Component
public class Progress {
    private static final String SET_POSITION = """
            INSERT INTO ${view}.projection (name, position, gaps) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position, gaps = excluded.gaps""";

    private final JdbcTemplate jdbc;
    private final Changes changes;
    private final String setPosition;

    public Progress(JdbcTemplate jdbc, Changes changes, ViewSchema schema) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.setPosition = schema.in(SET_POSITION);
    }

    public MessageHandlerInterceptor<EventMessage<?>> of(String processor) {
        return (unitOfWork, chain) -> {
            if (unitOfWork.getMessage() instanceof TrackedEventMessage<?> event) {
                AtomicReference<@Nullable TrackingToken> last =
                        unitOfWork.getOrComputeResource("progress:" + processor, key -> {
                            AtomicReference<@Nullable TrackingToken> reached = new AtomicReference<>();
                            unitOfWork.onPrepareCommit(unit -> reached(processor, reached.get()));
                            // not while preparing: Axon holds a signal back in the phase before that only
                            unitOfWork.afterCommit(unit -> tell(processor, reached.get()));
                            return reached;
                        });
                last.set(event.trackingToken());
            }
            return chain.proceed();
        };
    }

    private void reached(String processor, @Nullable TrackingToken token) {
        if (token == null) {
            return;
        }
        var position = token.position().orElse(-1);
        // a token wrapped for a replay has its gaps too
        var gaps = WrappedToken.unwrap(token, GapAwareTrackingToken.class)
                .map(gapAware -> gapAware.getGaps().toArray(Long[]::new))
                .orElseGet(() -> new Long[0]);
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(setPosition);
            statement.setString(1, processor);
            statement.setLong(2, position);
            statement.setArray(3, connection.createArrayOf("bigint", gaps));
            return statement;
        });
    }

    private void tell(String processor, @Nullable TrackingToken token) {
        if (token != null) {
            changes.tell(List.of(Topics.projection(processor)), token.position().orElse(-1));
        }
    }
}
