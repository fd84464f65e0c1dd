package io.caseledger.shared.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.query.Changed;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.WatchChanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;

/** Watching for changes, on Axon's own query bus. */
class QueriesTest {
    private static final int WATCHERS = 200;
    private static final Set<String> TOPICS = Set.of(Topics.theCase("TPE-20261128-00001"));

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final Queries queries =
            new Queries(DefaultQueryGateway.builder().queryBus(bus).build());
    private final Changes changes = new Changes(bus.queryUpdateEmitter());

    @BeforeEach
    void answerWhoBeginsToWatch() {
        bus.subscribe(WatchChanges.class.getName(), Boolean.class, watch -> true);
    }

    @Test
    void givenManyWhoWatchTheSame_whenItChanges_thenEachIsToldByOneWatchThatEndsWithTheLast() {
        var told = Collections.synchronizedList(new ArrayList<Long>());
        var watchers = IntStream.range(0, WATCHERS)
                .mapToObj(i -> queries.changes(TOPICS).subscribe(changed -> told.add(changed.position())))
                .toList();
        assertThat(bus.queryUpdateEmitter().activeSubscriptions()).hasSize(1);
        assertThat(told)
                .as("each knows when its watch has begun")
                .hasSizeGreaterThanOrEqualTo(WATCHERS)
                .containsOnly(Changed.WATCHED.position());
        told.clear();
        changes.tell(TOPICS, 7);
        assertThat(told).hasSize(WATCHERS).containsOnly(7L);

        watchers.subList(1, WATCHERS).forEach(Disposable::dispose);
        changes.tell(TOPICS, 8);
        assertThat(told).hasSize(WATCHERS + 1).endsWith(8L);
        watchers.getFirst().dispose();
        assertThat(bus.queryUpdateEmitter().activeSubscriptions()).isEmpty();
        // and who comes later begins it again
        queries.changes(TOPICS)
                .filter(changed -> changed.position() == 9)
                .take(1)
                .subscribe(changed -> told.add(changed.position()));
        changes.tell(TOPICS, 9);
        assertThat(told).endsWith(9L);
        assertThat(bus.queryUpdateEmitter().activeSubscriptions()).isEmpty();
    }

    @Test
    void givenOneWhoTakesNothing_whenOthersAreTold_thenTheyDoNotWaitAndItGetsTheLatest() {
        var told = new ArrayList<Long>();
        var slow = new BaseSubscriber<Changed>() {
            final List<Long> got = new ArrayList<>();

            @Override
            protected void hookOnSubscribe(Subscription subscription) {}

            @Override
            protected void hookOnNext(Changed changed) {
                got.add(changed.position());
            }
        };
        queries.changes(TOPICS).subscribe(slow);
        var quick = queries.changes(TOPICS).subscribe(changed -> told.add(changed.position()));
        told.clear();
        IntStream.rangeClosed(1, 1_000).forEach(position -> changes.tell(TOPICS, position));
        assertThat(told).hasSize(1_000);
        slow.request(1);
        assertThat(slow.got).containsExactly(1_000L);
        slow.cancel();
        quick.dispose();
    }
}
