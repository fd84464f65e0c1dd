package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Events that are committed after later ones, as happens whenever several people work at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateEventsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Actor APPLICANT =
            new Actor(DerivedId.of("demo-account", "applicant"), "示範貿易", Role.APPLICANT, null, null);

    private final RunningService service =
            RunningService.start("--caseledger.data-dir=" + RunningService.freshDataDir());

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    @Spec("API-04")
    void givenAnEventCommittedAfterALaterOne_whenShown_thenItStandsAtItsOwnPosition() throws InterruptedException {
        var first = submit(new CaseId("template"));
        caughtUp(first);
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        // a copy of the first case's event as another case's, numbered now and committed after the next
        var late = Mono.fromRunnable(() -> new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                        .executeWithoutResult(transaction -> {
                            copyAs("late");
                            written.countDown();
                            await(mayCommit);
                        }))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
        var later = submit(new CaseId("later"));
        caughtUp(later);
        mayCommit.countDown();
        late.join();
        var last = submit(new CaseId("last"));
        caughtUp(last);

        var position = count("select global_index from log.domain_event where aggregate_identifier = 'late'");
        assertThat(position).isLessThan(later.position());
        service.bean(Queries.class).caughtUp("origin-case", position).block(PATIENCE);
        assertThat(count("select position from view.origin_case where case_id = 'late'"))
                .isEqualTo(position);
        assertThat(count("select count(*) from log.dead_letter")).isZero();
    }

    private void copyAs(String id) {
        var engine = service.bean(EventStorageEngine.class);
        var event = engine.readEvents("template").next();
        var copy = (CertificateSubmitted) event.getPayload();
        engine.appendEvents(new GenericDomainEventMessage<>(
                "CertificateCase",
                id,
                0,
                GenericEventMessage.asEventMessage(new CertificateSubmitted(
                        id,
                        "TPE-20200101-00001",
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

    private void caughtUp(Outcome outcome) {
        service.bean(Queries.class).caughtUp("origin-case", outcome.position()).block(PATIENCE);
    }

    private Outcome submit(CaseId id) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(
                        APPLICANT,
                        new SubmitCertificate(id, SampleApplications.valid()),
                        Commands.Options.key(UUID.randomUUID().toString()))
                .block(PATIENCE));
    }

    private long count(String sql) {
        return service.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }
}
