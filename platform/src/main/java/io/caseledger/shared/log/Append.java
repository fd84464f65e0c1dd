package io.caseledger.shared.log;

import io.caseledger.shared.contract.CommandKey;
import io.caseledger.shared.contract.NumberIssued;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Events that are stored together or not at all, already in the form in which they are stored, and what became of them. */
final class Append {
    /** An event as a row. */
    record Row(
            String eventId,
            String aggregateId,
            long sequence,
            @Nullable String aggregateType,
            String time,
            SerializedObject<byte[]> payload,
            SerializedObject<byte[]> metaData,
            @Nullable String commandKey) {}

    /** A command's key and the last event of an aggregate that came of it. */
    record Key(String aggregateId, String commandKey, long sequence) {}

    enum State {
        WAITS,
        /** Its caller writes the next group. */
        LEADS,
        /** Another caller is writing it. */
        IN_FLIGHT,
        DONE
    }

    private final List<Row> rows;
    private final Thread caller = Thread.currentThread();
    private volatile State state = State.WAITS;
    private long firstPosition;
    private @Nullable Throwable failure;

    private Append(List<Row> rows) {
        this.rows = rows;
    }

    /** On the thread of the caller, which will wait for it: the group is written by one, the serialising is everyone's own. */
    static Append of(List<? extends EventMessage<?>> events, Serializer serializer) {
        return new Append(events.stream()
                .map(event -> row(EventUtils.asDomainEventMessage(event), serializer))
                .toList());
    }

    private static Row row(DomainEventMessage<?> event, Serializer serializer) {
        return new Row(
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                DateTimeUtils.formatInstant(event.getTimestamp()),
                event.serializePayload(serializer, byte[].class),
                event.serializeMetaData(serializer, byte[].class),
                // a book of numbers remembers no commands: the same number is never asked for again
                event.getPayload() instanceof NumberIssued ? null : CommandKey.of(event.getMetaData()));
    }

    List<Row> rows() {
        return rows;
    }

    /** Each key of an aggregate once. */
    Collection<Key> keys() {
        var last = new LinkedHashMap<String, Key>();
        for (var row : rows) {
            var key = row.commandKey();
            if (key != null) {
                last.put(row.aggregateId() + " " + key, new Key(row.aggregateId(), key, row.sequence()));
            }
        }
        return last.values();
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    void stored(long position) {
        firstPosition = position;
    }

    void failed(Throwable why) {
        failure = why;
    }

    /** @return the position of its first event; the others follow without a gap */
    long position() throws SQLException {
        switch (failure) {
            case null -> {
                return firstPosition;
            }
            case SQLException refused -> throw refused;
            case RuntimeException broken -> throw broken;
            default -> throw new IllegalStateException(failure);
        }
    }

    Thread caller() {
        return caller;
    }
}
