package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.util.retry.Retry;

/** An event whose row PostgreSQL refuses. A service of its own, as its view is broken on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedEventsTest {
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
    void givenARowThatIsRefused_whenOthersFollow_thenItsCaseIsParkedAndTheOthersAreShown() {
        jdbc().sql("alter table view.origin_case add constraint planted check (case_id <> 'refused')")
                .update();

        submit(new CaseId("refused"));
        var after = submit(new CaseId("after"));
        // the processor tries a failed batch again after a second
        service.bean(Queries.class)
                .caughtUp("origin-case", after.position())
                .retryWhen(Retry.max(10))
                .block(PATIENCE);

        assertThat(count("select count(*) from view.origin_case where case_id = 'after'"))
                .isOne();
        assertThat(count("select count(*) from view.origin_case where case_id = 'refused'"))
                .isZero();
        assertThat(count("select count(*) from log.dead_letter where processing_group = 'origin-case'"
                        + " and aggregate_identifier = 'refused'"))
                .isOne();
    }

    /** Asking the queue for every event would be a statement an event. */
    @Test
    void givenNothingParked_whenAnEventIsHandled_thenTheQueueIsNotAsked() {
        submit(new CaseId("warm"));
        var before = scans();
        var last = 0L;
        for (int i = 0; i < 20; i++) {
            last = submit(new CaseId("one-of-many-" + i)).position();
        }
        service.bean(Queries.class)
                .caughtUp("origin-case", last)
                .retryWhen(Retry.max(10))
                .block(PATIENCE);
        assertThat(scans() - before).isLessThan(20);
    }

    private long scans() {
        jdbc().sql("select pg_stat_force_next_flush()").query().listOfRows();
        return count("select coalesce(sum(seq_scan + idx_scan), 0) from pg_stat_all_tables where schemaname = 'log'"
                + " and relname = 'dead_letter'");
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
        return jdbc().sql(sql).query(Long.class).single();
    }

    private JdbcClient jdbc() {
        return service.bean(JdbcClient.class);
    }
}
