package io.caseledger.mask.watch;

import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.RemindOfStock;
import io.caseledger.mask.query.DueReminder;
import io.caseledger.mask.query.FindDueReminders;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.watch.Job;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reminds importers of what is left (MSK-50, ADR 16). The job only finds out which lots are due and orders the reminder; the lot decides, so a job that runs
 * twice, late or on two nodes reminds once.
 */
@Component
public class StockReminders implements Job {
    private static final Logger log = LoggerFactory.getLogger(StockReminders.class);
    public static final String NAME = "stock-reminders";

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Lots reminded at a time. */
    private static final int BATCH = 200;
    /** Rounds in one run: a clock that was moved by a year has as many weekly reminders a lot to catch up with. */
    private static final int ROUNDS = 60;

    private static final int AT_ONCE = 8;

    private final Commands commands;
    private final Queries queries;
    private final ReminderClock reminderClock;

    StockReminders(Commands commands, Queries queries, ReminderClock reminderClock) {
        this.commands = commands;
        this.queries = queries;
        this.reminderClock = reminderClock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
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
}
