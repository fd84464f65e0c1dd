package io.caseledger.shared.log;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.processing.Retries;
import io.caseledger.shared.query.Projections;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.util.retry.Retry;

/** The service whose log or views are tampered with, and a case in it. */
final class OwnService {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Actor APPLICANT =
            new Actor(DerivedId.of("demo-account", "applicant"), "示範貿易", Role.APPLICANT, null, null);

    private final RunningService service = RunningService.tamperedWith();

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
                .caughtUp(Projections.CASES, position)
                .retryWhen(Retry.max(10))
                .block(PATIENCE);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    /** What is parked of a case is tried again at once, and not when its time comes. */
    static void tryAgain(RunningService service, String follower, String caseId) {
        service.bean(Retries.class).again(follower, caseId);
    }
}
