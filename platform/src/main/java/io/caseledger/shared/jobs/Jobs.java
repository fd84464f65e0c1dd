package io.caseledger.shared.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Runs every {@link Job} there is, each on one node at a time (ADR 16). */
@Component
public class Jobs {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final int THREADS = 2;
    private static final int TRIES = 20;
    private static final Duration RETRY_AFTER = Duration.ofMillis(250);
    /** A run that is under way when the service stops; then it is interrupted, and runs again elsewhere or later. */
    private static final Duration TO_FINISH = Duration.ofSeconds(20);

    private final Map<String, RecurringTask<Void>> tasks;
    private final Map<String, Job> jobs;
    private final Scheduler scheduler;
    private final Clock clock;

    Jobs(List<Job> jobs, DataSource dataSource, Clock clock) {
        this.clock = clock;
        this.jobs = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
        this.tasks =
                jobs.stream().map(Jobs::task).collect(Collectors.toMap(RecurringTask::getName, Function.identity()));
        this.scheduler = Scheduler.create(dataSource)
                .tableName("work.scheduled_tasks")
                .startTasks(List.copyOf(tasks.values()))
                .threads(THREADS)
                .pollingInterval(POLL)
                .enableImmediateExecution()
                .shutdownMaxWait(TO_FINISH)
                .build();
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> job.run());
    }

    /** Not before the service is ready: jobs send commands. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        scheduler.start();
    }

    /** Runs a job at once and on this thread, whenever it is due: for the demo story, whose time is not the scheduler's. Blocks. */
    public void now(String name) {
        Objects.requireNonNull(jobs.get(name), name).run();
    }

    /** Has a job run now, on its own thread; if it is running, when that run has ended. */
    public Mono<Void> soon(String name) {
        var task = Objects.requireNonNull(tasks.get(name), name);
        return Mono.<Void>fromRunnable(
                        () -> scheduler.reschedule(task.instance(RecurringTask.INSTANCE), clock.instant()))
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.fixedDelay(TRIES, RETRY_AFTER)
                        // it runs, or has begun to run just now
                        .filter(error -> error instanceof TaskInstanceCurrentlyExecutingException
                                || error instanceof ExecutionException))
                // it will run in its time
                .onErrorResume(
                        Exceptions::isRetryExhausted,
                        e -> Mono.fromRunnable(() -> log.info("job {} is still running", name)));
    }

    /** Before anything that a job needs. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        scheduler.stop();
    }
}
