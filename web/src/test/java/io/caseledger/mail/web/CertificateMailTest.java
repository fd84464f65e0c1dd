package io.caseledger.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of a certificate case, as mails: through the log, the automation and the outbox to the demo mailbox. */
class CertificateMailTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningService service = RunningService.shared();
    private final CaseId id = new CaseId(UUID.randomUUID().toString());

    @Test
    @Spec("REL-04")
    void givenCase_whenItMoves_thenItsApplicantGetsOneMailAStep() {
        var applicant = actor("applicant", Role.APPLICANT, null);
        var issuer = actor("issuer", Role.ISSUER, "TPE");
        var number = send(applicant, new SubmitCertificate(id, SampleApplications.validFor("04595252")))
                .number();
        send(issuer, new TakeCase(id));
        send(issuer, new RequestCorrection(id, List.of(new FieldComment("shipment.portOfDischarge", "請確認卸貨港"))));
        send(applicant, new ReviseCertificate(id, SampleApplications.validFor("04595252")));
        send(issuer, new ApproveCertificate(id));

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(number))
                .containsExactly(
                        "CERTIFICATE_RECEIVED applicant",
                        "CORRECTION_REQUESTED applicant",
                        "CERTIFICATE_REVISED applicant",
                        "CERTIFICATE_APPROVED applicant"));
        assertThat(new Browser(service).get("/mailbox?size=100").getResponseBody())
                .contains("已收件：" + number, "請補正：" + number, "已核可：" + number);
    }

    private Outcome send(Actor actor, CertificateCommand command) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(actor, command, Commands.Options.NONE)
                .block());
    }

    private Actor actor(String userName, Role role, @Nullable String unit) {
        var account = service.bean(JdbcClient.class)
                .sql("select account_id from view.account where user_name = ?")
                .param(userName)
                .query(String.class)
                .single();
        return new Actor(account, userName, role, unit, null);
    }

    private List<String> mails(String number) {
        return service.bean(JdbcClient.class)
                .sql(
                        "select m.template || ' ' || a.user_name from work.mail m join view.account a"
                                + " on a.account_id = m.recipient where m.args ->> 0 = ? order by m.requested_position, m.address nulls first")
                .param(number)
                .query(String.class)
                .list();
    }
}
