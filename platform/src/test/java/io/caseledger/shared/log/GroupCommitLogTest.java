package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Outage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What group commit promises beyond the contract. */
class GroupCommitLogTest extends LogContract {
    private static final Executor THREADS = task -> Thread.ofPlatform().start(task);
    private static final int A_FEW = 5;

    @SuppressWarnings("NullAway.Init") // made before all
    private static TestLog tables;

    @BeforeAll
    static void start() {
        tables = new TestLog();
    }

    @AfterAll
    static void stop() {
        tables.close();
    }

    private final GroupCommitLog log = tables.groupCommit(GroupWriter.MOST_WAITING);
    private final GroupCommitLog another = tables.groupCommit(GroupWriter.MOST_WAITING);

    @AfterEach
    void close() {
        log.close();
        another.close();
    }

    @Override
    EventStorageEngine log() {
        return log;
    }

    @Override
    EventStorageEngine logOfAnotherNode() {
        return another;
    }

    /** Two nodes wrote: who follows meets each position after the one before it. */
    @Override
    void followed(List<TrackedEventMessage<?>> events) {
        var first = position(events.getFirst());
        assertThat(events)
                .extracting(GroupCommitLogTest::position)
                .isEqualTo(
                        LongStream.range(first, first + events.size()).boxed().toList());
    }

    @Test
    void givenConflictsAmongMany_whenAllHaveWritten_thenNoGapAndOneWinnerEach() throws Exception {
        var before = head();
        var answers = atOnce(WRITERS, writer -> {
            var stored = 0;
            for (int i = 0; i < EACH; i++) {
                try {
                    // many want the same place
                    (writer % 2 == 0 ? log : another)
                            .appendEvents(event(
                                    "hot-" + before + "-"
                                            + ThreadLocalRandom.current().nextInt(40),
                                    i));
                    stored++;
                } catch (ConcurrencyException | AggregateStreamCreationException e) {
                    // another was quicker
                }
            }
            return stored;
        });
        var stored = 0;
        for (var answer : answers) {
            stored += answer.get();
        }
        assertThat(stored).isBetween(1, WRITERS * EACH - 1);
        assertThat(head() - before).isEqualTo(stored);
        assertThat(count("select count(*) from log.domain_event where global_index > " + before))
                .isEqualTo(stored);
    }

    @Test
    void givenOneIsBeingWritten_whenOthersCome_thenTheyShareACommit() {
        var lots = ids();
        try (var held = new HeldHead()) {
            var first = append(event(id(), 0));
            held.waitsForIt();
            var others = lots.stream().map(lot -> append(event(lot, 0))).toList();
            waiting(others.size());
            held.letGo();
            first.join();
            others.forEach(CompletableFuture::join);
        }
        assertThat(count("select count(distinct xmin::text) from log.domain_event where aggregate_identifier in ('"
                        + String.join("','", lots) + "')"))
                .isEqualTo(1);
    }

    @Test
    void givenAGroupWithAConflictAndWithWhatCannotBeStored_whenWritten_thenOnlyTheseFail() {
        var taken = id();
        log.appendEvents(event(taken, 0));
        var lots = ids();
        var unstorable = new GenericDomainEventMessage<>("Lot\u0000", id(), 0, "text");
        try (var held = new HeldHead()) {
            var first = append(event(id(), 0));
            held.waitsForIt();
            var conflict = append(event(taken, 0));
            var wrong = append(unstorable);
            var others = lots.stream()
                    .map(lot -> append(event(lot, 0), event(lot, 1)))
                    .toList();
            waiting(others.size() + 2);
            held.letGo();
            first.join();
            others.forEach(CompletableFuture::join);
            assertThat(failure(conflict)).isInstanceOf(AggregateStreamCreationException.class);
            assertThat(Outage.rootOf(failure(wrong))).isNull();
            assertThat(failure(wrong)).isNotNull();
        }
        assertThat(lots)
                .allSatisfy(lot -> assertThat(log.lastSequenceNumberFor(lot)).contains(1L));
    }

    @Test
    @Spec("REL-02")
    void givenAGroupIsBeingWritten_whenItsConnectionIsLost_thenAnOutageForThatGroupAndTheNextIsStored() {
        var lost = id();
        var later = id();
        try (var held = new HeldHead()) {
            var first = append(event(lost, 0));
            held.waitsForIt();
            var next = append(event(later, 0));
            waiting(1);
            held.kill();
            assertThat(Outage.rootOf(failure(first))).isNotNull();
            held.letGo();
            next.join();
        }
        assertThat(log.lastSequenceNumberFor(lost)).isEmpty();
        assertThat(log.lastSequenceNumberFor(later)).contains(0L);
        assertThat(count("select max(global_index) from log.domain_event")).isEqualTo(head());
    }

    @Test
    @Spec("REL-02")
    void givenPostgreSqlDoesNotGetOn_whenAppended_thenEverybodyHasAnAnswerWithinThreeSeconds() {
        try (var held = new HeldHead()) {
            var begun = System.nanoTime();
            var all = IntStream.range(0, A_FEW)
                    .mapToObj(i -> append(event(id(), 0)))
                    .toList();
            held.waitsForIt();
            assertThat(all)
                    .allSatisfy(one -> assertThat(Outage.rootOf(failure(one))).isNotNull());
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        }
        log.appendEvents(event(id(), 0));
    }

    @Test
    @Spec("REL-02")
    void givenAsManyWaitAsMay_whenAnotherComes_thenItIsRefusedAtOnceAndTheOthersAreStored() {
        try (var narrow = tables.groupCommit(2);
                var held = new HeldHead()) {
            var first = CompletableFuture.runAsync(() -> narrow.appendEvents(event(id(), 0)), THREADS);
            held.waitsForIt();
            var others = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> narrow.appendEvents(event(id(), 0)), THREADS))
                    .toList();
            until(() -> narrow.waiting() == 2);
            assertThatThrownBy(() -> narrow.appendEvents(event(id(), 0)))
                    .isInstanceOf(RejectedExecutionException.class);
            held.letGo();
            first.join();
            others.forEach(CompletableFuture::join);
        }
    }

    /** Another transaction has the head of the log: the next group waits for it. */
    private static final class HeldHead implements AutoCloseable {
        private final Connection connection;

        HeldHead() {
            try {
                connection = tables.pool().getConnection();
                connection.setAutoCommit(false);
                connection.createStatement().execute("select last from log.head for update");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void waitsForIt() {
            until(() -> count(WAITING) == 1);
        }

        void kill() {
            count("select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event_type = 'Lock'");
        }

        void letGo() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            letGo();
            try {
                connection.setAutoCommit(true);
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static final String WAITING =
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%log.head%'";
    }

    private CompletableFuture<Void> append(DomainEventMessage<?>... events) {
        return CompletableFuture.runAsync(() -> log.appendEvents(List.of(events)), THREADS);
    }

    private void waiting(int most) {
        until(() -> log.waiting() == most);
    }

    private static @Nullable Throwable failure(CompletableFuture<Void> append) {
        try {
            append.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    private static void until(Supplier<Boolean> condition) {
        Mono.fromSupplier(condition)
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(empty -> empty.delayElements(Duration.ofMillis(5)))
                .block(Duration.ofSeconds(20));
    }

    private static List<String> ids() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < A_FEW; i++) {
            ids.add(id());
        }
        return ids;
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static long head() {
        return count("select last from log.head");
    }

    private static long count(String sql) {
        return Objects.requireNonNull(tables.jdbc().sql(sql).query(Long.class).single());
    }
}
