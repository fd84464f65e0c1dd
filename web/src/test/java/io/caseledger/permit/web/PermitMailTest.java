package io.caseledger.permit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of a permit, as mails: through the log, the automation and the outbox to the demo mailbox. */
class PermitMailTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DECLARATION = "AA  1512309001";

    private final RunningService service = RunningService.shared();
    private final PermitId id = new PermitId(UUID.randomUUID().toString());

    @Test
    @Spec({"MSK-04", "REL-04"})
    void givenAPermit_whenItMoves_thenItsImporterGetsOneMailAStepAndTheTypedAddressTheNumber() {
        var applicant = actor("applicant", Role.APPLICANT);
        var customs = actor("customs", Role.CUSTOMS);
        var today = TaipeiTime.day(service.bean(Clock.class).instant());
        var items = List.of(new ReleasedItem(1, 100));
        var number = send(applicant, new SubmitPermit(id, SamplePermits.valid(ImportWay.DECLARATION)))
                .number();
        send(customs, new RecordDeclaration(id, "mail-1", DECLARATION, SamplePermits.IMPORTER_IDENTITY, items));
        send(customs, new RecordEntry(id, "mail-2", DECLARATION));
        send(customs, new ReportMismatch(id, "mail-3", DECLARATION, "第 2 項未申報"));
        var amended = SamplePermits.valid(ImportWay.DECLARATION);
        send(
                applicant,
                new RevisePermit(
                        id,
                        RevisionKind.MISMATCH_AMENDMENT,
                        "刪除第 2 項",
                        new PermitApplication(
                                amended.importer(), amended.agent(), amended.way(), List.of(SamplePermits.medical()))));
        send(customs, new RecordRelease(id, "mail-4", DECLARATION, today, items));
        send(customs, new DemandAmendment(id, "mail-5", DECLARATION, "產地不符"));

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(number))
                .containsExactly(
                        "PERMIT_ISSUED applicant",
                        "PERMIT_ISSUED applicant import@example.com",
                        "PERMIT_MISMATCHED applicant",
                        "PERMIT_REVISED applicant",
                        "GOODS_RELEASED applicant",
                        "PERMIT_DEMANDED applicant"));
        assertThat(new Browser(service).get("/mailbox?size=100").getResponseBody())
                .contains(
                        "輸入許可已核發：" + number,
                        "單證比對不符：" + number,
                        "輸入許可已修正：" + number,
                        "口罩已放行：" + number,
                        "海關要求修正輸入許可：" + number);
    }

    @Test
    @Spec("MSK-06")
    void givenAPermit_whenCancelled_thenItsImporterIsTold() {
        var applicant = actor("applicant", Role.APPLICANT);
        var number = send(applicant, new SubmitPermit(id, SamplePermits.valid(ImportWay.PARCEL)))
                .number();
        send(applicant, new CancelPermit(id, "不進口了"));
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(number))
                .containsExactly(
                        "PERMIT_ISSUED applicant",
                        "PERMIT_ISSUED applicant import@example.com",
                        "PERMIT_CANCELLED applicant"));
    }

    @Test
    @Spec("MSK-04")
    void givenTheAccountsOwnAddressOnTheApplication_whenFiled_thenOneMail() {
        var applicant = actor("applicant", Role.APPLICANT);
        var typed = SamplePermits.valid(ImportWay.PARCEL);
        var importer = typed.importer();
        var own = new PermitParty(
                importer.identityNumber(),
                importer.nameChinese(),
                importer.nameEnglish(),
                importer.address(),
                importer.addressEnglish(),
                importer.contact(),
                importer.telephone(),
                "Applicant@example.com");
        var number = send(
                        applicant,
                        new SubmitPermit(id, new PermitApplication(own, typed.agent(), typed.way(), typed.items())))
                .number();
        send(applicant, new CancelPermit(id, null));
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(number))
                .containsExactly("PERMIT_ISSUED applicant", "PERMIT_CANCELLED applicant"));
    }

    private Outcome send(Actor actor, PermitCommand command) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(actor, command, Commands.Options.NONE)
                .block());
    }

    private Actor actor(String userName, Role role) {
        var account = service.bean(JdbcClient.class)
                .sql("select account_id from view.account where user_name = ?")
                .param(userName)
                .query(String.class)
                .single();
        return new Actor(account, userName, role, null, null);
    }

    private List<String> mails(String number) {
        return service.bean(JdbcClient.class)
                .sql(
                        "select m.template || ' ' || a.user_name || coalesce(' ' || m.address, '') from work.mail m join view.account a"
                                + " on a.account_id = m.recipient where m.args ->> 0 = ? order by m.requested_position, m.address nulls first")
                .param(number)
                .query(String.class)
                .list();
    }
}
