package io.caseledger.origin.automation;

import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.RecordBulkItemFiled;
import io.caseledger.origin.contract.RecordBulkItemRefused;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Commands.Options;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.OwnThread;
import io.caseledger.shared.bus.RequestFacts;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.r2dbc.spi.R2dbcException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Files the applications of a file one after the other (COE0010-17), some at a time: the event of a round's last one leads to the next round, so that a
 * restart goes on where it was and two filings take turns. The case's id comes from file and index, so an application tried twice is filed once.
 */
@Component
@ProcessingGroup("automation-bulk-filing")
@DisallowReplay
record WhenABulkItemIsDoneThenFileTheNext(BulkItems items, Commands commands) {
    private static final Logger log = LoggerFactory.getLogger(WhenABulkItemIsDoneThenFileTheNext.class);
    /** Applications filed for one event; each round costs a token update. */
    static final int ROUND = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A hiccup of the database must not park a whole file. */
    private static final Retry ON_TROUBLE = Retry.backoff(6, Duration.ofMillis(200))
            .filter(error -> !(error instanceof Rejection))
            .onRetryExhaustedThrow((retry, signal) -> signal.failure());

    @EventHandler
    void on(BulkFilingStarted event, EventMessage<?> message) {
        file(new BulkId(event.bulkId()), 0, message);
    }

    @EventHandler
    void on(BulkItemFiled event, EventMessage<?> message) {
        after(new BulkId(event.bulkId()), event.index(), message);
    }

    @EventHandler
    void on(BulkItemRefused event, EventMessage<?> message) {
        after(new BulkId(event.bulkId()), event.index(), message);
    }

    /** What is filed lies in the log; the file's own copy is of no more use. */
    @EventHandler
    void on(BulkFilingCompleted event) {
        OwnThread.await(items.forget(new BulkId(event.bulkId())), PATIENCE);
    }

    private void after(BulkId bulk, int index, EventMessage<?> cause) {
        if ((index + 1) % ROUND == 0) {
            file(bulk, index + 1, cause);
        }
    }

    /** Waits on the processor's own thread, which may block: its token must not go ahead of what it has done. */
    private void file(BulkId bulk, int first, EventMessage<?> cause) {
        var facts = new RequestFacts(
                (String) cause.getMetaData().get(MetaDataKeys.ORIGIN_ADDRESS),
                String.valueOf(cause.getMetaData().getOrDefault(MetaDataKeys.CORRELATION_ID, cause.getIdentifier())));
        var round = Flux.range(first, ROUND)
                .concatMap(index -> items.at(bulk, index)
                        .flatMap(waiting -> tried(bulk, index, waiting))
                        .retryWhen(ON_TROUBLE))
                .then()
                .contextWrite(facts::in);
        OwnThread.await(round, PATIENCE);
    }

    private Mono<Outcome> tried(BulkId bulk, int index, BulkItems.Waiting waiting) {
        var item = waiting.item();
        var application = item.application();
        return application == null
                ? refused(bulk, index, item, item.faults())
                : filed(bulk, index, waiting, application)
                        .onErrorResume(
                                Rejection.class,
                                rejection -> refused(
                                        bulk, index, item, rejection.details().violations()));
    }

    private Mono<Outcome> filed(BulkId bulk, int index, BulkItems.Waiting waiting, CertificateApplication application) {
        var submit = new SubmitCertificate(bulk.caseAt(index), application);
        return commands.sendAs(waiting.actor(), submit, Options.key(bulk.value() + ':' + index))
                .onErrorMap(error -> !isOfTheMoment(error), error -> {
                    log.error("application {} of bulk filing {} failed", index, bulk, error);
                    return new Rejection(Rejection.Kind.INVALID, "origin.BulkItemsFailForAReason");
                })
                .flatMap(outcome -> commands.sendAs(
                        Actor.SYSTEM,
                        new RecordBulkItemFiled(
                                bulk, index, waiting.item().source(), submit.caseId(), outcome.number()),
                        Options.NONE));
    }

    /** A refusal, or trouble that goes by: the same application would get through later. Anything else is our own fault, and must not block the others. */
    private static boolean isOfTheMoment(Throwable error) {
        var cause = error;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof Rejection
                    || cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SQLException
                    || cause instanceof R2dbcException
                    || cause instanceof RejectedExecutionException
                    || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private Mono<Outcome> refused(BulkId bulk, int index, BulkItem item, List<Violation> faults) {
        return commands.sendAs(
                Actor.SYSTEM, new RecordBulkItemRefused(bulk, index, item.source(), faults), Options.NONE);
    }
}
