package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;

/** The first connections of a pool: a server that has just come up, or a busy machine, takes longer for them than a request would wait. */
final class FirstConnections {
    private static final Logger log = LoggerFactory.getLogger(FirstConnections.class);
    private static final Duration QUICK = Duration.ofSeconds(3);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private FirstConnections() {}

    /**
     * Opens as many as the pool begins with.
     *
     * @throws StartRefused where there are none after so many seconds
     */
    static void await(ConnectionPool pool, int seconds) {
        var opened = pool.warmup()
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, BETWEEN_ATTEMPTS))
                .toFuture();
        try {
            try {
                opened.get(QUICK.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException slow) {
                log.info("Waiting up to {} s for the first connections to PostgreSQL", seconds);
                opened.get(seconds, TimeUnit.SECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new StartRefused(
                    "PostgreSQL answers, but let nobody in for " + seconds + " s.",
                    "Look at the server's load and at its max_connections, or wait longer: caseledger.database.connect-seconds.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was stopped.", "Start it again.", e);
        } finally {
            opened.cancel(true);
        }
    }
}
