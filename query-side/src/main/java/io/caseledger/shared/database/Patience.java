package io.caseledger.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import io.caseledger.shared.settings.StartRefused;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * How long somebody waits for a connection. The start is patient: a server that has just come up, or a machine that is busy, takes long for the first ones.
 * Once the service is ready nobody is kept waiting longer than the JDBC pool's {@code connection-timeout} says.
 */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final int seconds;
    private volatile Duration now;
    private @Nullable HikariDataSource jdbc;
    private long onceReady;

    /** @param seconds how long the start waits */
    Patience(int seconds) {
        this.seconds = seconds;
        this.now = Duration.ofSeconds(seconds);
    }

    HikariDataSource with(HikariDataSource pool) {
        jdbc = pool;
        onceReady = pool.getConnectionTimeout();
        pool.setConnectionTimeout(now.toMillis());
        return pool;
    }

    /**
     * Opens the connections that the pool begins with.
     *
     * @throws StartRefused where there are none in time
     */
    ConnectionPool with(ConnectionPool pool) {
        var opened = pool.warmup()
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, BETWEEN_ATTEMPTS))
                .toFuture();
        try {
            try {
                opened.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException slow) {
                log.info("Waiting up to {} s for the first connections to PostgreSQL", seconds);
                opened.get(seconds, TimeUnit.SECONDS);
            }
            return pool;
        } catch (TimeoutException | ExecutionException e) {
            throw new StartRefused(
                    "PostgreSQL answers, but let nobody in for " + seconds + " s.",
                    "Look at the server's load and its max_connections, or wait longer: caseledger.database.connect-seconds.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was stopped.", "Start it again.", e);
        } finally {
            opened.cancel(true);
        }
    }

    /** The connection, or a failure when it does not come in time. */
    <T> Mono<T> bound(Mono<T> connection) {
        return Mono.defer(() -> {
            var patience = now;
            return connection.timeout(
                    patience,
                    Mono.error(() -> new R2dbcTimeoutException("no connection to PostgreSQL within " + patience)));
        });
    }

    Turn begin() {
        return new Turn(now, System.nanoTime());
    }

    /** One use of a connection, from when it was asked for: who has waited for the connection waits so much less for the first answer on it. */
    static final class Turn {
        private static final Duration AT_LEAST = Duration.ofMillis(400);

        private final Duration patience;
        private final long began;
        private boolean answered;

        private Turn(Duration patience, long began) {
            this.patience = patience;
            this.began = began;
        }

        /** What the server answers, or a failure where it does not begin to in time. */
        <T> Flux<T> bound(Publisher<T> answer) {
            return Flux.defer(() -> {
                var wait = answered ? patience : left();
                return Flux.from(answer)
                        .doOnEach(signal -> answered = true)
                        .timeout(Mono.delay(wait), one -> Mono.never())
                        .onErrorMap(
                                TimeoutException.class,
                                silent -> new R2dbcTimeoutException("no answer of PostgreSQL within " + wait));
            });
        }

        private Duration left() {
            var left = patience.minusNanos(System.nanoTime() - began);
            return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left;
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (jdbc != null) {
            now = Duration.ofMillis(onceReady);
            jdbc.setConnectionTimeout(onceReady);
        }
    }
}
