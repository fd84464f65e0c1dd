package io.caseledger.shared.log;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.util.retry.Retry;

/** A service of a test's own, as its log or its views are tampered with, and a case in it. */
final class OwnService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Actor APPLICANT =
            new Actor(DerivedId.of("demo-account", "applicant"), "示範貿易", Role.APPLICANT, null, null);

    private final RunningService service =
            RunningService.start("--caseledger.data-dir=" + RunningService.freshDataDir());

    <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    Outcome submit(String caseId) {
        return Objects.requireNonNull(bean(Commands.class)
                .sendAs(
                        APPLICANT,
                        new SubmitCertificate(new CaseId(caseId), SampleApplications.valid()),
                        Commands.Options.key(UUID.randomUUID().toString()))
                .block(PATIENCE));
    }

    /** Waits until cases are shown as of a log position; a processor tries a failed batch again after a second. */
    void shown(long position) {
        bean(Queries.class)
                .caughtUp("origin-case", position)
                .retryWhen(Retry.max(10))
                .block(PATIENCE);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        service.close();
    }
}
