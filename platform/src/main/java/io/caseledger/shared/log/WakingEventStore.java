package io.caseledger.shared.log;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Axon's embedded event store with streams that wake on commit: in this process at once, in others by the {@link Wakes}. */
final class WakingEventStore extends EmbeddedEventStore {
    private final Tail tail;
    private final EventStorageEngine engine;
    private final Wakes wakes;

    WakingEventStore(Builder builder, EventStorageEngine engine, Wakes wakes) {
        super(builder);
        this.engine = engine;
        this.tail = new Tail(engine);
        this.wakes = wakes;
        wakes.onWake(tail::wake);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        tail.wake();
        wakes.tellOthers();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return new LogStream(engine, tail, trackingToken);
    }

    @Override
    public void shutDown() {
        tail.close();
        super.shutDown();
    }
}
