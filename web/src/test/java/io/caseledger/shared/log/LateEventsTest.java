package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.FindCasesAfter;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events that are committed after later ones, as happens whenever several people work at once. */
@BesideTheOthers
class LateEventsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OwnService service = new OwnService();

    @Test
    @Spec("API-04")
    void givenAnEventCommittedAfterALaterOne_whenShown_thenItStandsAtItsOwnPosition() throws InterruptedException {
        service.shown(service.submit("template").position());
        var late = new Late("late", "TPE-20200101-00001");
        var later = service.submit("later");
        service.shown(later.position());
        late.commit();
        service.shown(service.submit("last").position());

        var position = service.count("select global_index from log.domain_event where aggregate_identifier = 'late'");
        assertThat(position).isLessThan(later.position());
        service.shown(position);
        assertThat(service.count("select position from view.origin_case where case_id = 'late'"))
                .isEqualTo(position);
        assertThat(service.count("select count(*) from log.dead_letter")).isZero();
    }

    /** Newest first, so that what fills a gap behind the cursor is still to come; what fills one before it is as new as what is filed meanwhile. */
    @Test
    @Spec("API-05")
    void givenAMachineReadsOn_whenAnEarlierEventIsCommitted_thenNoCaseIsSteppedOverOrGivenTwice()
            throws InterruptedException {
        service.shown(service.submit("walked-1").position());
        var behind = new Late("behind", "TPE-20200102-00001", "walked-1");
        service.shown(service.submit("walked-2").position());
        var before = new Late("before", "TPE-20200102-00002", "walked-1");
        service.shown(service.submit("walked-3").position());

        var read = new ArrayList<CaseRow>(page(null));
        read.addAll(page(last(read)));
        assertThat(read).extracting(CaseRow::caseId).containsExactly("walked-3", "walked-2");
        behind.commit();
        before.commit();
        service.shown(service.submit("walked-4").position());
        service.shown(service.count("select global_index from log.domain_event where aggregate_identifier = 'before'"));
        for (var more = page(last(read)); !more.isEmpty(); more = page(last(read))) {
            read.addAll(more);
        }

        assertThat(read)
                .extracting(CaseRow::caseId)
                .startsWith("walked-3", "walked-2", "behind", "walked-1")
                .doesNotHaveDuplicates();
        // the next reading finds what came before the cursor in this one
        assertThat(service.bean(Queries.class)
                        .list(new FindCasesAfter(Viewer.ALL, CaseFilter.ANY, null, 10), CaseRow.class)
                        .block(PATIENCE))
                .extracting(CaseRow::caseId)
                .startsWith("walked-4", "walked-3", "before", "walked-2", "behind", "walked-1");
    }

    /** A page of one; the row more that says whether there are more is not taken. */
    private List<CaseRow> page(@Nullable Long before) {
        return Objects.requireNonNull(service.bean(Queries.class)
                        .list(new FindCasesAfter(Viewer.ALL, CaseFilter.ANY, before, 1), CaseRow.class)
                        .block(PATIENCE))
                .stream()
                .limit(1)
                .toList();
    }

    private static long last(List<CaseRow> read) {
        return read.getLast().submittedPosition();
    }

    /** Another case's event, made like a given case's: numbered at once, committed when told. */
    private final class Late {
        private final CountDownLatch mayCommit = new CountDownLatch(1);
        private final CompletableFuture<Void> committed;

        Late(String id, String receiptNumber) throws InterruptedException {
            this(id, receiptNumber, "template");
        }

        Late(String id, String receiptNumber, String template) throws InterruptedException {
            var written = new CountDownLatch(1);
            committed = CompletableFuture.runAsync(
                    () -> new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                            .executeWithoutResult(transaction -> {
                                copy(template, id, receiptNumber);
                                written.countDown();
                                await(mayCommit);
                            }),
                    task -> Thread.ofPlatform().start(task));
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
        }

        void commit() {
            mayCommit.countDown();
            committed.join();
        }
    }

    private void copy(String template, String id, String receiptNumber) {
        var engine = service.bean(EventStorageEngine.class);
        var event = engine.readEvents(template).next();
        var copy = (CertificateSubmitted) event.getPayload();
        engine.appendEvents(new GenericDomainEventMessage<>(
                "CertificateCase",
                id,
                0,
                GenericEventMessage.asEventMessage(new CertificateSubmitted(
                        id,
                        receiptNumber,
                        copy.issuingUnit(),
                        copy.filedBy(),
                        copy.filerIdentity(),
                        copy.applicantAccount(),
                        copy.agentAccount(),
                        copy.receivedOn(),
                        copy.dueAt(),
                        copy.application())),
                GenericEventMessage.clock::instant));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
