package io.caseledger.shared.bus;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Waits where the thread is the caller's own: an event processor's, or the main one at the start. Never from a controller or an operator. */
public final class OwnThread {
    private OwnThread() {}

    /**
     * @return what the publisher gives; null where it gives nothing
     * @throws IllegalStateException after the given time, or when the thread is stopped
     * @throws RuntimeException what the publisher failed with
     */
    public static <T> @Nullable T await(Mono<T> work, Duration patience) {
        var future = work.toFuture();
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IllegalStateException("no answer within " + patience, e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }
}
