package io.caseledger.shared.jobs;

import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Something that is looked after again and again (ADR 16). A job reads views and sends commands; it decides nothing itself, since it may run twice, late, or on
 * another node than before.
 */
public abstract class Job {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final Duration every;

    /**
     * @param name in the table of jobs: for ever
     * @param every how long to wait after one run until the next
     */
    protected Job(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    final String name() {
        return name;
    }

    final Duration every() {
        return every;
    }

    /** One run, on a thread that may wait. What it throws is logged, and the job runs again in its time. */
    protected abstract void run();

    /** One round after the other until one has found nothing; what is left after so many waits for the next run. */
    protected static void rounds(int most, Mono<Long> round) {
        for (int done = 0; done < most; done++) {
            if (Objects.requireNonNull(round.block(PATIENCE)) == 0) {
                return;
            }
        }
    }
}
