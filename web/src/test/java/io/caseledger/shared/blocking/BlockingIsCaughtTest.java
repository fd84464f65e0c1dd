package io.caseledger.shared.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** BlockHound needs a JVM flag since JDK 13 and sees nothing without it: a planted block shows that it sees. */
class BlockingIsCaughtTest {
    @Test
    void givenEventLoop_whenPlantedSleep_thenCaught() {
        assertThatThrownBy(() -> Mono.delay(Duration.ofMillis(1))
                        .map(BlockingIsCaughtTest::blocks)
                        .block(Duration.ofSeconds(10)))
                .satisfies(caught -> assertThat(Exceptions.unwrap(caught)).isInstanceOf(BlockingOperationError.class));
    }

    @Test
    void givenEventLoop_whenItWaitsForSomebodysWork_thenCaught() {
        var work = new CountDownLatch(1);
        assertThatThrownBy(() -> Mono.delay(Duration.ofMillis(1))
                        .map(tick -> waited(work))
                        .block(Duration.ofSeconds(10)))
                .satisfies(caught -> assertThat(Exceptions.unwrap(caught)).isInstanceOf(BlockingOperationError.class));
    }

    @Test
    void givenALockThatAnotherHolds_whenAnEventLoopTakesIt_thenAllowed() {
        var lock = new ReentrantLock();
        lock.lock();
        var taken = Mono.delay(Duration.ofMillis(1))
                .map(tick -> {
                    lock.lock();
                    lock.unlock();
                    return true;
                })
                .toFuture();
        await().until(lock::hasQueuedThreads);
        lock.unlock();
        assertThat(taken).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void givenElasticThread_whenItBlocks_thenAllowed() {
        assertThat(Mono.fromCallable(() -> blocks(1L))
                        .subscribeOn(Schedulers.boundedElastic())
                        .block(Duration.ofSeconds(10)))
                .isEqualTo(1L);
    }

    private static long waited(CountDownLatch work) {
        try {
            work.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return work.getCount();
    }

    private static long blocks(long value) {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return value;
    }
}
