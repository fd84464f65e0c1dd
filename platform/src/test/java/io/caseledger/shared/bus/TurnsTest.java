package io.caseledger.shared.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work of the same key, one after the other. */
class TurnsTest {
    private static final String STUCK = "stuck";

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<List<String>> done = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch all = new CountDownLatch(1);

    private final Turns<String> turns = new Turns<>(threads, new Noting(), 500, 1_000, 50);

    private final class Noting implements Turns.Worker<String> {
        @Override
        public Turns.Done work(List<String> together) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            if (together.contains(STUCK)) {
                begun.countDown();
                await(mayEnd);
            }
            done.add(List.copyOf(together));
            atOnce.decrementAndGet();
            if (together.contains("fails")) {
                throw new IllegalStateException("planted");
            }
            return new Turns.Done(!together.contains("spoils"), () -> {
                if (together.contains("last")) {
                    all.countDown();
                }
            });
        }

        @Override
        public void refuse(String work, RejectedExecutionException why) {
            refused.add(work);
        }
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        threads.shutdownNow();
    }

    @Test
    void givenManyOfAKey_whenTaken_thenOneTurnAtATimeInTheirOrder() {
        var work = IntStream.range(0, 400).mapToObj(Integer::toString).toList();
        work.forEach(piece -> turns.take("lot", piece));
        turns.take("lot", "last");
        await(all);
        assertThat(done.stream().flatMap(List::stream).limit(400)).containsExactlyElementsOf(work);
        assertThat(mostAtOnce).hasValue(1);
        assertThat(refused).isEmpty();
    }

    @Test
    void givenOneThatTakesLong_whenOthersHaveCome_thenTheyAreDoneTogetherUpToTheMost() {
        stuckOn("lot");
        IntStream.range(0, 60).forEach(i -> turns.take("lot", "w" + i));
        turns.take("lot", "last");
        mayEnd.countDown();
        await(all);
        assertThat(done.stream().map(List::size)).containsExactly(1, 50, 11);
    }

    @Test
    void givenSomeThatCouldNotBeDoneTogether_whenOthersFollow_thenOneByOneForAWhile() {
        stuckOn("lot");
        turns.take("lot", "spoils");
        IntStream.range(0, 260).forEach(i -> turns.take("lot", "w" + i));
        turns.take("lot", "last");
        mayEnd.countDown();
        await(all);
        assertThat(done.get(1)).hasSize(50);
        assertThat(done.subList(2, 201)).allSatisfy(turn -> assertThat(turn).hasSize(1));
        assertThat(done.getLast()).hasSizeGreaterThan(1);
    }

    @Test
    void givenAHotKeyThatIsStuck_whenAnotherIsTaken_thenItIsServed() {
        stuckOn("hot");
        IntStream.range(0, 100).forEach(i -> turns.take("hot", "hot"));
        turns.take("cool", "last");
        await(all);
        assertThat(done).containsExactly(List.of("last"));
    }

    @Test
    void givenAsManyAsMayWait_whenOneMoreComes_thenItIsRefusedAndTheOthersAreServed() {
        stuckOn("lot");
        IntStream.range(0, 499).forEach(i -> turns.take("lot", "w" + i));
        turns.take("lot", "last");
        turns.take("lot", "one too many");
        assertThat(refused).containsExactly("one too many");
        mayEnd.countDown();
        await(all);
        assertThat(done.stream().mapToInt(List::size).sum()).isEqualTo(501);
    }

    @Test
    void givenAsManyAsMayWaitInAll_whenOneMoreComes_thenItIsRefusedWhateverItsKey() {
        for (int i = 0; i < 1_000; i++) {
            turns.take("lot " + i % 5, STUCK);
        }
        turns.take("another", "one too many");
        assertThat(refused).containsExactly("one too many");
    }

    @Test
    void givenAWorkerThatFails_whenOthersFollow_thenTheyAreServed() {
        turns.take("lot", "fails");
        turns.take("lot", "last");
        await(all);
        assertThat(done.stream().flatMap(List::stream)).containsExactly("fails", "last");
    }

    @Test
    void givenNoMoreThreads_whenSomeWait_thenTheyAreRefusedAndNobodyWaitsForEver() throws InterruptedException {
        stuckOn("lot");
        turns.take("lot", "waiting");
        threads.shutdown();
        mayEnd.countDown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        turns.take("other", "too late");
        assertThat(refused).containsExactly("waiting", "too late");
    }

    private void stuckOn(String key) {
        turns.take(key, STUCK);
        await(begun);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
