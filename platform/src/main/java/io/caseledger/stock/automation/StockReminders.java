package io.caseledger.stock.automation;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.bus.RequestFacts;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.jobs.Job;
import io.caseledger.shared.query.Topics;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotLeft;
import io.caseledger.stock.contract.RemindImporter;
import io.caseledger.stock.contract.ReminderId;
import io.caseledger.stock.contract.StockTerms;
import io.caseledger.stock.query.DueReminder;
import io.caseledger.stock.query.FindDueReminders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reminds importers of what is left (MSK-50, ADR 16), each by one letter with all its lots. The job only finds out who is due and orders the letter, whose
 * id follows from importer, time and first lot: a job that runs twice, late or on two nodes reminds once.
 */
@Component
public class StockReminders extends Job {
    private static final Logger log = LoggerFactory.getLogger(StockReminders.class);
    public static final String NAME = "stock-reminders";

    private static final Duration EVERY = Duration.ofSeconds(30);
    /** Importers reminded at a time. */
    private static final int BATCH = 100;
    /** Rounds in one run: a clock that was moved by a year has as many weekly reminders to catch up with. */
    private static final int ROUNDS = 60;

    private static final int AT_ONCE = 8;
    /** How long the lots of a round may take to note it; what is left waits for the next run. */
    private static final Duration NOTED = Duration.ofSeconds(20);

    private final Commands commands;
    private final Queries queries;
    private final ReminderClock reminderClock;
    private final Duration within;

    StockReminders(Commands commands, Queries queries, ReminderClock reminderClock, StockTerms terms) {
        super(NAME, EVERY);
        this.commands = commands;
        this.queries = queries;
        this.reminderClock = reminderClock;
        // what is due in half a period is in the letter too, or every lot would bring a letter of its own
        this.within = terms.reminderEvery().dividedBy(2);
    }

    @Override
    protected void run() {
        rounds(ROUNDS, Mono.defer(reminderClock::now).flatMap(this::round));
    }

    /** One letter to each importer that is due, noted by its lots: only then is it known what is due next. */
    private Mono<Long> round(Instant now) {
        return due(now).flatMap(found -> Flux.fromIterable(found)
                .flatMap(due -> order(due).map(outcome -> due), AT_ONCE)
                .collectList()
                .flatMap(ordered -> ordered.isEmpty() ? Mono.just(0L) : noted(now, ordered)));
    }

    private Mono<List<DueReminder>> due(Instant now) {
        return queries.list(new FindDueReminders(now, within, BATCH), DueReminder.class);
    }

    private Mono<Outcome> order(DueReminder due) {
        var lots = due.lots().stream()
                .map(lot ->
                        new LotLeft(lot.lotNumber(), lot.product(), lot.agentAccount(), lot.openedOn(), lot.stock()))
                .toList();
        return commands.sendAs(
                        Actor.SYSTEM,
                        new RemindImporter(key(due), due.importerAccount(), due.dueAt(), lots),
                        Commands.Options.NONE)
                // what its lots note is told from what they note of another by this
                .contextWrite(new RequestFacts(null, key(due).value())::in)
                .onErrorResume(e -> {
                    log.warn("no reminder for importer {} now: {}", due.importerAccount(), e.toString());
                    return Mono.empty();
                });
    }

    /** Once every lot of every letter has noted it: a letter of which only some have would be written again for the others. */
    private Mono<Long> noted(Instant now, List<DueReminder> ordered) {
        return queries.changes(Set.of(Topics.STOCK))
                .concatMap(signal -> due(now), 1)
                .filter(due ->
                        due.stream().noneMatch(still -> ordered.stream().anyMatch(letter -> isOpen(still, letter))))
                .next()
                .map(done -> (long) ordered.size())
                .timeout(NOTED, Mono.just(0L));
    }

    private boolean isOpen(DueReminder still, DueReminder letter) {
        return still.importerAccount().equals(letter.importerAccount())
                && !still.dueAt().isAfter(letter.dueAt().plus(within))
                && still.lots().stream().anyMatch(lot -> letter.lots().stream()
                        .anyMatch(of -> of.lotNumber().equals(lot.lotNumber())));
    }

    private static ReminderId key(DueReminder due) {
        return ReminderId.of(
                due.importerAccount(),
                due.dueAt(),
                LotId.of(due.lots().getFirst().lotNumber()));
    }
}
