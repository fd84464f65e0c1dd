package io.caseledger.shared.log;

import io.caseledger.shared.NeedsAxonServer;
import io.caseledger.shared.storage.LogSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real Axon Server. What other tests have left in it is nobody's here. */
@NeedsAxonServer
class AxonServerLogTest extends LogContract {
    @SuppressWarnings("NullAway.Init") // made before all
    private static Node node;

    @SuppressWarnings("NullAway.Init") // made before all
    private static Node another;

    @BeforeAll
    static void start() {
        node = new Node();
        another = new Node();
    }

    @AfterAll
    static void stop() {
        node.connections.shutdown();
        another.connections.shutdown();
    }

    @Override
    EventStorageEngine log() {
        return node;
    }

    @Override
    EventStorageEngine logOfAnotherNode() {
        return another;
    }

    /** The store's engine, which is read as a stream only. */
    private static final class Node implements EventStorageEngine {
        final AxonServerConnectionManager connections;
        private final Store store;

        private static final class Store extends AxonServerEventStore {
            Store(Builder builder) {
                super(builder);
            }

            EventStorageEngine engine() {
                return storageEngine();
            }
        }

        Node() {
            var configuration = new AxonServerConfiguration();
            configuration.setServers(Objects.requireNonNull(System.getenv(NeedsAxonServer.ADDRESS)));
            connections = AxonServerConnectionManager.builder()
                    .axonServerConfiguration(configuration)
                    .routingServers(configuration.getServers())
                    .build();
            connections.start();
            var builder = AxonServerEventStore.builder()
                    .configuration(configuration)
                    .platformConnectionManager(connections)
                    .eventSerializer(LogSerializer.create())
                    .snapshotSerializer(LogSerializer.create())
                    .snapshotFilter(SnapshotFilter.allowAll());
            // makes the engine, and leaves it in the builder
            builder.build();
            store = new Store(builder);
        }

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            store.engine().appendEvents(events);
        }

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            store.engine().storeSnapshot(snapshot);
        }

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
            var head = createHeadToken();
            long last = head == null ? -1 : head.position().orElse(-1);
            long from = token == null ? -1 : token.position().orElse(-1);
            var events = new ArrayList<TrackedEventMessage<?>>();
            try (var stream = store.openStream(token)) {
                while (from < last && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
                    var event = stream.nextAvailable();
                    events.add(event);
                    from = event.trackingToken().position().orElseThrow();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return events.stream();
        }

        @Override
        public DomainEventStream readEvents(String aggregate, long first) {
            return store.engine().readEvents(aggregate, first);
        }

        @Override
        public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
            return store.engine().readSnapshot(aggregate);
        }

        @Override
        public Optional<Long> lastSequenceNumberFor(String aggregate) {
            return store.engine().lastSequenceNumberFor(aggregate);
        }

        @Override
        public TrackingToken createTailToken() {
            return store.engine().createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return store.engine().createHeadToken();
        }

        @Override
        public TrackingToken createTokenAt(Instant time) {
            return store.engine().createTokenAt(time);
        }
    }
}
