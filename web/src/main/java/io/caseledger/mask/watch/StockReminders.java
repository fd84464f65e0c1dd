package io.caseledger.mask.watch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.RemindOfStock;
import io.caseledger.mask.query.DueReminder;
import io.caseledger.mask.query.FindDueReminders;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reminds importers of what is left (MSK-50, ADR 16). The job only finds out which lots are due and orders the reminder; the lot decides, so a job that runs
 * twice, late or on two nodes reminds once.
 */
@Component
public class StockReminders implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(StockReminders.class);
    private static final String TASK = "stock-reminders";
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Lots reminded at a time. */
    private static final int BATCH = 200;
    /** Rounds in one run: a clock that was moved by a year has as many weekly reminders a lot to catch up with. */
    private static final int ROUNDS = 60;

    private static final int AT_ONCE = 8;
    private static final int RETRIES = 40;
    private static final Duration RETRY_AFTER = Duration.ofMillis(250);

    private final Commands commands;
    private final Queries queries;
    private final ReminderClock reminderClock;
    private final Clock clock;
    private final Scheduler scheduler;
    private final RecurringTask<Void> task =
            Tasks.recurring(TASK, FixedDelay.of(EVERY)).execute((instance, context) -> remind());

    StockReminders(
            Commands commands, Queries queries, ReminderClock reminderClock, Clock clock, DataSource dataSource) {
        this.commands = commands;
        this.queries = queries;
        this.reminderClock = reminderClock;
        this.clock = clock;
        this.scheduler = Scheduler.create(dataSource)
                .tableName("work.scheduled_tasks")
                .startTasks(task)
                .threads(1)
                .pollingInterval(POLL)
                .enableImmediateExecution()
                .build();
    }

    /** Not before the service is ready: it sends commands. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        scheduler.start();
    }

    /** Has the job run now, on its own thread. */
    public Mono<Void> soon() {
        return Mono.<Void>fromRunnable(
                        () -> scheduler.reschedule(task.instance(RecurringTask.INSTANCE), clock.instant()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private void remind() {
        for (int round = 0; round < ROUNDS; round++) {
            var reminded = Objects.requireNonNull(
                    reminderClock.now().flatMap(this::round).block(PATIENCE));
            if (reminded == 0) {
                return;
            }
        }
    }

    /** One reminder for each lot that is due, and what is shown of them caught up: only then is it known what is due next. */
    private Mono<Long> round(Instant now) {
        return queries.list(new FindDueReminders(now, BATCH), DueReminder.class)
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::order, AT_ONCE)
                .collectList()
                .flatMap(done -> done.isEmpty()
                        ? Mono.just(0L)
                        : queries.caughtUp(
                                        "mask-lot",
                                        done.stream()
                                                .mapToLong(Outcome::position)
                                                .max()
                                                .orElse(0))
                                .thenReturn((long) done.size()));
    }

    private Mono<Outcome> order(DueReminder due) {
        return commands.sendAs(
                        Actor.SYSTEM, new RemindOfStock(new LotId(due.lotId()), due.dueAt()), Commands.Options.NONE)
                .onErrorResume(e -> {
                    log.warn("no reminder for lot {} now: {}", due.lotNumber(), e.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void destroy() {
        scheduler.stop();
    }
}
