package io.caseledger.origin.bulk;

import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.origin.contract.RecordBulkItemFiled;
import io.caseledger.origin.contract.RecordBulkItemRefused;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Commands.Options;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.OwnThread;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Files the applications of a file one after the other (COE0010-17): each event of the filing leads to the next application, so a restart goes on where
 * it was. The case's id comes from file and index, so an application tried twice is filed once.
 */
@Component
@ProcessingGroup("automation-bulk-filing")
class WhenABulkItemIsDoneThenFileTheNext {
    /** A hiccup of the database must not park a whole file. */
    private static final Retry ON_TROUBLE = Retry.backoff(6, Duration.ofMillis(200))
            .filter(error -> !(error instanceof Rejection))
            .onRetryExhaustedThrow((retry, signal) -> signal.failure());

    /** More than all the tries together. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BulkItems items;
    private final Commands commands;

    WhenABulkItemIsDoneThenFileTheNext(BulkItems items, Commands commands) {
        this.items = items;
        this.commands = commands;
    }

    @EventHandler
    void on(BulkFilingStarted event) {
        file(new BulkId(event.bulkId()), 0);
    }

    @EventHandler
    void on(BulkItemFiled event) {
        file(new BulkId(event.bulkId()), event.index() + 1);
    }

    @EventHandler
    void on(BulkItemRefused event) {
        file(new BulkId(event.bulkId()), event.index() + 1);
    }

    /** Waits on the processor's own thread, which may block: its token must not go ahead of what it has done. */
    private void file(BulkId bulk, int index) {
        OwnThread.await(
                items.at(bulk, index)
                        .flatMap(waiting -> tried(bulk, index, waiting))
                        .retryWhen(ON_TROUBLE),
                PATIENCE);
    }

    private Mono<Outcome> tried(BulkId bulk, int index, BulkItems.Waiting waiting) {
        var application = waiting.item().application();
        if (application == null) {
            return refused(bulk, index, waiting.item().faults());
        }
        var submit = new SubmitCertificate(bulk.caseAt(index), application);
        return commands.sendAs(waiting.actor(), submit, Options.key(bulk.value() + ':' + index))
                .flatMap(outcome -> commands.sendAs(
                        Actor.SYSTEM,
                        new RecordBulkItemFiled(bulk, index, submit.caseId(), outcome.number()),
                        Options.NONE))
                .onErrorResume(
                        Rejection.class,
                        rejection -> refused(bulk, index, rejection.details().violations()));
    }

    private Mono<Outcome> refused(BulkId bulk, int index, List<Violation> faults) {
        return commands.sendAs(Actor.SYSTEM, new RecordBulkItemRefused(bulk, index, faults), Options.NONE);
    }
}
