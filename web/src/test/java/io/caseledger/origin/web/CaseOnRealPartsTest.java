package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The case and its books in the running service: Spring's repositories, the aggregate cache, the log in PostgreSQL. Not in the shared one, as hundreds of
 * cases would be in everybody's way.
 */
@BesideTheOthers
class CaseOnRealPartsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** More than a book's snapshot takes. */
    private static final int MANY = 210;

    private static final Actor APPLICANT = demo("applicant", "示範貿易", Role.APPLICANT, null);
    private static final Actor OFFICER = demo("issuer", "林簽發", Role.ISSUER, "TPE");

    private final RunningService service = RunningService.tamperedWith();

    @Test
    @Spec({"COE0010-16", "REV-02", "GEN-03"})
    void givenManyFiledAndApprovedAtOnce_thenTheLogHasBooksWithoutGapsAndASnapshot() {
        var cases = Flux.range(0, MANY)
                .map(number -> new CaseId(UUID.randomUUID().toString()))
                .collectList()
                .block(PATIENCE);
        var receipts = all(cases, APPLICANT, id -> new SubmitCertificate(id, SampleApplications.valid()));
        assertThat(receipts).extracting(Outcome::number).doesNotHaveDuplicates().hasSize(MANY);
        all(cases, OFFICER, TakeCase::new);
        all(cases, OFFICER, ApproveCertificate::new);

        // each book is read as its own stream: one event a number, so no number without an event and none twice
        assertThat(query("select count(*) from log.domain_event where aggregate_identifier like 'certificate/TPE/%'"
                        + " and convert_from(payload, 'UTF8')::jsonb ->> 'serial' <> (sequence_number + 1)::text"))
                .isZero();
        assertThat(query("select count(*) from log.domain_event where aggregate_identifier like 'certificate/TPE/%'"))
                .isEqualTo(query("select count(*) from log.domain_event where payload_type like '%.CertificateApproved'"
                        + " and convert_from(payload, 'UTF8')::jsonb ->> 'certificateNumber' like 'TPE%'"))
                .isGreaterThanOrEqualTo(MANY);
        // taken beside the commands
        Mono.fromSupplier(() -> query(
                        "select count(*) from log.snapshot_event where aggregate_identifier like 'certificate/TPE/%'"))
                .filter(snapshots -> snapshots > 0)
                .repeatWhenEmpty(empty -> empty.delayElements(Duration.ofMillis(50)))
                .block(PATIENCE);
    }

    @Test
    @Spec("COE0150-03")
    void givenACase_whenAForeignOneOrNoneIsAskedFor_thenTheAnswersAreTheSame() {
        var id = new CaseId(UUID.randomUUID().toString());
        send(APPLICANT, new SubmitCertificate(id, SampleApplications.valid()));
        var elsewhere = demo("issuer2", "陳志明", Role.ISSUER, "KHH");
        assertThat(refusal(elsewhere, new TakeCase(id)))
                .isEqualTo(refusal(elsewhere, new TakeCase(new CaseId("never-given"))))
                .extracting(Rejection.Details::kind)
                .isEqualTo(Rejection.Kind.NOT_FOUND);
    }

    private Rejection.Details refusal(Actor actor, CertificateCommand command) {
        var details = new Rejection.Details[1];
        assertThatThrownBy(() -> send(actor, command))
                .isInstanceOfSatisfying(Rejection.class, refusal -> details[0] = refusal.details());
        return Objects.requireNonNull(details[0]);
    }

    private List<Outcome> all(List<CaseId> cases, Actor actor, Function<CaseId, CertificateCommand> order) {
        return Objects.requireNonNull(Flux.fromIterable(cases)
                .flatMap(
                        id -> service.bean(Commands.class)
                                .sendAs(
                                        actor,
                                        order.apply(id),
                                        Commands.Options.key(UUID.randomUUID().toString())),
                        8)
                .collectList()
                .block(PATIENCE));
    }

    private void send(Actor actor, CertificateCommand command) {
        service.bean(Commands.class)
                .sendAs(actor, command, Commands.Options.NONE)
                .block(PATIENCE);
    }

    private long query(String sql) {
        return service.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    private static Actor demo(String userName, String name, Role role, @Nullable String unit) {
        return new Actor(DerivedId.of("demo-account", userName), name, role, unit, null);
    }
}
