package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.database.TestFolders;
import io.caseledger.shared.jobs.Job;
import io.caseledger.shared.jobs.Jobs;
import io.caseledger.shared.query.HasReached;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job that is under way when the service stops finds all that it needs until it has ended. */
@BesideTheOthers
class LastRoundsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int QUESTIONS = 500;
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch CLOSING = new CountDownLatch(1);
    private static final CompletableFuture<Integer> ANSWERS = new CompletableFuture<>();

    /** Asks both pools, again and again, from when the service begins to stop. */
    static class Curious {
        @Bean
        Job curious(Queries reading, JdbcClient writing) {
            return new Job("curious", Duration.ofDays(1)) {
                @Override
                protected void run() {
                    BEGUN.countDown();
                    try {
                        assertThat(CLOSING.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                                .isTrue();
                        for (int i = 0; i < QUESTIONS; i++) {
                            reading.one(new HasReached("nobody", i), Boolean.class)
                                    .block(PATIENCE);
                            writing.sql("SELECT 1").query(Integer.class).single();
                        }
                        ANSWERS.complete(QUESTIONS);
                    } catch (InterruptedException | RuntimeException e) {
                        ANSWERS.completeExceptionally(e);
                    }
                }
            };
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        ApplicationListener<ContextClosedEvent> closing() {
            return event -> CLOSING.countDown();
        }
    }

    @Test
    void givenAJobUnderWay_whenTheServiceStops_thenItEndsWell() throws InterruptedException {
        try (var service = RunningService.start(
                "--caseledger.data-dir=" + TestFolders.fresh(), "--spring.main.sources=" + Curious.class.getName())) {
            service.bean(Jobs.class).soon("curious").block(PATIENCE);
            assertThat(BEGUN.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ANSWERS).isCompletedWithValue(QUESTIONS);
    }
}
