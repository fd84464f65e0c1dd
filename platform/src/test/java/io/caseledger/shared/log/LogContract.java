package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the service asks of a log, whichever keeps it. */
abstract class LogContract {
    static final int WRITERS = 32;
    static final int EACH = 25;
    private static final int SNAPSHOTS_LAST = 7;

    /** The log of one node. */
    abstract EventStorageEngine log();

    /** The same log as another node has it. */
    abstract EventStorageEngine logOfAnotherNode();

    @Test
    void givenEvents_whenRead_thenAsTheyWereAppended() {
        var lot = id();
        var opened = event(lot, 0);
        var flow = event(lot, 1);
        log().appendEvents(opened, flow);

        var read = log().readEvents(lot).asStream().toList();
        assertThat(read)
                .extracting(DomainEventMessage::getIdentifier)
                .isEqualTo(List.of(opened.getIdentifier(), flow.getIdentifier()));
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).isEqualTo(List.of(0L, 1L));
        var last = read.getLast();
        assertThat(last.getPayload()).isEqualTo(flow.getPayload());
        assertThat(last.getMetaData()).isEqualTo(flow.getMetaData());
        assertThat(last.getTimestamp()).isEqualTo(flow.getTimestamp());
        assertThat(last.getType()).isEqualTo(flow.getType());
        assertThat(log().readEvents(lot, 1).asStream()).hasSize(1);
        assertThat(log().lastSequenceNumberFor(lot)).contains(1L);
        assertThat(log().lastSequenceNumberFor(id())).isEmpty();
    }

    @Test
    @Spec("GEN-08")
    void givenAnEventAtAPlace_whenAnotherIsAppendedThere_thenAConflictAndNothingOfTheAppendIsStored() {
        var lot = id();
        var other = id();
        log().appendEvents(event(lot, 0), event(lot, 1));

        assertThatThrownBy(() -> log().appendEvents(event(lot, 1), event(other, 0)))
                .matches(Conflict::is);
        assertThatThrownBy(() -> log().appendEvents(event(lot, 0))).matches(Conflict::is);
        assertThat(log().lastSequenceNumberFor(other)).isEmpty();
        log().appendEvents(event(lot, 2));
        assertThat(log().lastSequenceNumberFor(lot)).contains(2L);
    }

    @Test
    void givenAnEvent_whenAppendedAgainElsewhere_thenRefused() {
        var once = event(id(), 0);
        log().appendEvents(once);
        assertThatThrownBy(() -> log().appendEvents(new GenericDomainEventMessage<>(
                        "Lot",
                        id(),
                        1,
                        once.getPayload(),
                        once.getMetaData(),
                        once.getIdentifier(),
                        once.getTimestamp())))
                .matches(Conflict::is);
    }

    @Test
    void givenASnapshot_whenRead_thenTheLatest() {
        var lot = id();
        log().appendEvents(IntStream.range(0, SNAPSHOTS_LAST + 1)
                .mapToObj(i -> event(lot, i))
                .toList());
        log().storeSnapshot(event(lot, 3));
        assertThat(snapshot(lot, 3).getSequenceNumber()).isEqualTo(3);
        var latest = event(lot, SNAPSHOTS_LAST);
        log().storeSnapshot(latest);
        assertThat(snapshot(lot, SNAPSHOTS_LAST).getPayload()).isEqualTo(latest.getPayload());
    }

    /** A snapshot helps and is waited for by nobody: it may come a moment later. */
    private DomainEventMessage<?> snapshot(String lot, long sequence) {
        return Objects.requireNonNull(Mono.fromSupplier(() -> log().readSnapshot(lot)
                        .filter(latest -> latest.getSequenceNumber() == sequence)
                        .orElse(null))
                .repeatWhenEmpty(empty -> empty.delayElements(Duration.ofMillis(20)))
                .block(Duration.ofSeconds(20)));
    }

    @Test
    void givenTokens_whenReadFromThem_thenWhatComesAfter() {
        log().appendEvents(event(id(), 0));
        var head = log().createHeadToken();
        var before = Instant.now().plusSeconds(3_600);
        var late = new GenericDomainEventMessage<>(
                "Lot", id(), 0, "late", Map.of(), UUID.randomUUID().toString(), before.plusSeconds(1));
        log().appendEvents(late);
        assertThat(following(log(), head))
                .extracting(TrackedEventMessage::getIdentifier)
                .isEqualTo(List.of(late.getIdentifier()));
        assertThat(following(log(), log().createTokenAt(before)))
                .extracting(TrackedEventMessage::getIdentifier)
                .contains(late.getIdentifier());
        assertThat(following(log(), log().createTailToken())).hasSameSizeAs(following(log(), null));
    }

    /** Two nodes write and one follows from the beginning: nothing is passed over, nothing comes twice, and each stream in its order. */
    @Test
    void givenManyWritersOnTwoNodes_whenFollowed_thenEachEventOnceAndStreamsInOrder() throws Exception {
        var from = log().createHeadToken();
        var lots = IntStream.range(0, WRITERS).mapToObj(i -> id()).toList();
        var writing = new AtomicInteger(WRITERS);
        var seen = new ArrayList<TrackedEventMessage<?>>();
        atOnce(WRITERS + 1, writer -> {
            if (writer == WRITERS) {
                var place = from;
                while (writing.get() > 0 || !following(log(), place).isEmpty()) {
                    for (var event : following(log(), place)) {
                        seen.add(event);
                        place = event.trackingToken();
                    }
                }
            } else {
                try {
                    var node = writer % 2 == 0 ? log() : logOfAnotherNode();
                    for (int i = 0; i < EACH; i++) {
                        node.appendEvents(event(lots.get(writer), i));
                    }
                } finally {
                    writing.decrementAndGet();
                }
            }
            return writer;
        });
        assertThat(seen).hasSize(WRITERS * EACH);
        for (var lot : lots) {
            assertThat(seen.stream().filter(event -> ((DomainEventMessage<?>) event)
                            .getAggregateIdentifier()
                            .equals(lot)))
                    .extracting(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                    .containsExactlyElementsOf(LongStream.range(0, EACH).boxed().toList());
        }
        followed(seen);
    }

    /** What else is promised of the order in which events come. */
    void followed(List<TrackedEventMessage<?>> events) {
        assertThat(events).extracting(TrackedEventMessage::getIdentifier).doesNotHaveDuplicates();
    }

    interface Work<T> {
        T by(int number) throws Exception;
    }

    /** Each on a thread of its own. @return what each has answered or failed with */
    static <T> List<Future<T>> atOnce(int threads, Work<T> work) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            return pool.invokeAll(IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(number -> () -> work.by(number))
                    .toList());
        }
    }

    static @Nullable Throwable failure(Future<?> future) {
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<? extends TrackedEventMessage<?>> following(EventStorageEngine log, @Nullable TrackingToken token) {
        try (var events = log.readEvents(token, false)) {
            return events.toList();
        }
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    static DomainEventMessage<String> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>(
                "Lot",
                aggregate,
                sequence,
                "現貨 " + sequence,
                Map.of("actorAccount", "importer"),
                id(),
                // not an old one: Axon's engine gives up a gap before an event of more than a minute ago
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
