package io.caseledger.stock.automation;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountsByRole;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.jobs.Job;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.stock.contract.AlertCommand;
import io.caseledger.stock.contract.AlertId;
import io.caseledger.stock.contract.AlertKind;
import io.caseledger.stock.contract.ClearAlert;
import io.caseledger.stock.contract.RaiseAlert;
import io.caseledger.stock.query.AlertChange;
import io.caseledger.stock.query.FindAlertChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares the figures with the thresholds and with one another (MSK-61, MSK-63), and has alerts raised and cleared. It works on the difference between what is
 * beyond and what stands, so that thousands of old alerts cost nothing; each alert itself sees to it that it is raised once.
 */
@Component
public class StockWatch extends Job {
    public static final String NAME = "stock-watch";

    private static final Duration EVERY = Duration.ofSeconds(15);
    /** Alerts changed at a time. */
    private static final int BATCH = 200;
    /** Rounds in one run: what is left waits for the next. */
    private static final int ROUNDS = 10;

    private static final int AT_ONCE = 8;
    private static final int RECIPIENTS = 50;

    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    StockWatch(Commands commands, Queries queries, Clock clock) {
        super(NAME, EVERY);
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    protected void run() {
        rounds(ROUNDS, Mono.defer(this::round));
    }

    private Mono<Long> round() {
        return queries.list(new FindAlertChanges(TaipeiTime.day(clock.instant()), BATCH), AlertChange.class)
                .flatMap(changes -> changes.isEmpty() ? Mono.just(0L) : order(changes));
    }

    /** The alerts as shown have to have caught up: only then is it known what still disagrees. */
    private Mono<Long> order(List<AlertChange> changes) {
        return regulators()
                .flatMapMany(regulators -> Flux.fromIterable(changes)
                        .flatMap(
                                change -> commands.sendAs(
                                        Actor.SYSTEM, command(change, regulators), Commands.Options.NONE),
                                AT_ONCE))
                .map(Outcome::position)
                .reduce(Math::max)
                .flatMap(last -> queries.caughtUp(Projections.ALERTS, last).thenReturn((long) changes.size()));
    }

    private Mono<List<String>> regulators() {
        return queries.list(new FindAccountsByRole(Role.REGULATOR.name(), RECIPIENTS), AccountView.class)
                .map(found -> found.stream().map(AccountView::accountId).toList());
    }

    private static AlertCommand command(AlertChange change, List<String> regulators) {
        var kind = AlertKind.valueOf(change.kind());
        return change.clears() == null
                ? new RaiseAlert(
                        AlertId.of(kind, change.subject()),
                        kind,
                        change.subject(),
                        change.name(),
                        change.figure(),
                        change.threshold(),
                        regulators)
                : new ClearAlert(new AlertId(change.clears()));
    }
}
