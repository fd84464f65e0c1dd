package io.caseledger.shared.log;

import io.caseledger.shared.bus.Turn;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Axon's embedded event store with streams that wake on commit: in this process at once, in others by the {@link Wakes}. */
final class WakingEventStore extends EmbeddedEventStore {
    private final Tail tail;
    private final EventStorageEngine engine;

    WakingEventStore(Builder builder, GroupCommitLog engine, Wakes wakes) {
        super(builder);
        this.engine = engine;
        this.tail = new Tail(engine);
        wakes.onWake(tail::wake);
        engine.onCommit(() -> {
            tail.wake();
            wakes.tellOthers();
        });
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return Turn.isAbsent(aggregateIdentifier)
                ? DomainEventStream.of(stagedDomainEventMessages(aggregateIdentifier))
                : super.readEvents(aggregateIdentifier);
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
