package io.caseledger.shared.log;

import io.caseledger.shared.bus.Turn;
import io.caseledger.shared.domain.ForgottenKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys of commands beside the log. Commands that are handled together are looked up together: a lot that forgets a thousand keys a second is asked for once a
 * turn.
 */
final class KeyTable implements ForgottenKeys {
    private final JdbcClient jdbc;
    private final ObjectProvider<EventStore> log;
    private final boolean isWrittenWithTheEvents;

    /** @param isWrittenWithTheEvents else it is written after them, and may not have come so far yet */
    KeyTable(JdbcClient jdbc, ObjectProvider<EventStore> log, boolean isWrittenWithTheEvents) {
        this.jdbc = jdbc;
        this.log = log;
        this.isWrittenWithTheEvents = isWrittenWithTheEvents;
    }

    @Override
    public Optional<DomainEventMessage<?>> lastEventUnder(String key, String aggregateId, long upTo) {
        return Optional.ofNullable(Turn.once("keys of " + aggregateId, () -> find(key, aggregateId, upTo))
                        .get(key))
                .map(sequence ->
                        log.getObject().readEvents(aggregateId, sequence).next());
    }

    private Map<String, Long> find(String key, String aggregateId, long upTo) {
        if (!isWrittenWithTheEvents) {
            refuseBefore(aggregateId, upTo);
        }
        var found = new HashMap<String, Long>();
        jdbc.sql("""
                        SELECT asked.command_key, known.sequence_number
                        FROM unnest(:keys::text[]) AS asked (command_key), LATERAL (
                            SELECT k.sequence_number FROM log.command_key k
                            WHERE k.aggregate_identifier = :aggregate AND k.command_key = asked.command_key
                            -- a key at a time: a hot lot's keys are many
                            OFFSET 0) AS known""")
                .param("aggregate", aggregateId)
                .param("keys", Turn.keys(key).toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("command_key"), row.getLong("sequence_number"));
                });
        return found;
    }

    private void refuseBefore(String aggregateId, long upTo) {
        long known = jdbc.sql(
                        "SELECT coalesce(max(sequence_number), -1) FROM log.command_key WHERE aggregate_identifier = ?")
                .param(aggregateId)
                .query(Long.class)
                .single();
        if (known < upTo) {
            throw new RejectedExecutionException(
                    "keys of " + aggregateId + " are known up to " + known + " of " + upTo);
        }
    }
}
