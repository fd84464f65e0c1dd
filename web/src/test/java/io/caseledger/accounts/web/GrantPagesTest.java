package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.LivePage;
import io.caseledger.RunningService;
import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccount;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.reference.RocDate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A company authorises its agent on the page, or by a machine, and takes it back: what the agent sees and may do follows at once (ACC-09). */
class GrantPagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String GRANTS = "/accounts/grants";

    private final RunningService service = RunningService.shared();
    private final TestAccount company = TestAccount.open(service, Role.APPLICANT);
    private final TestAccount agent = TestAccount.open(service, Role.AGENT);

    @Test
    @Spec({"ACC-09", "COE0150-03", "COE0010-03"})
    void givenCompany_whenItAuthorisesAndWithdraws_thenTheAgentFilesAndFilesNoMore() {
        var company = browser(this.company);
        assertThat(rules(() -> file(agent))).containsExactly("origin.ApplicantHasAuthorisedTheAgent");

        var granted = grant(company, electronicId(agent), "ORIGIN", "ORDER");
        assertThat(granted.getStatus().value()).isEqualTo(303);
        assertThat(body(company.get(GRANTS + "?done=granted"))).contains(electronicId(agent), "已授權，並通知代理人");
        assertThat(body(browser(agent).get(GRANTS))).contains(electronicId(this.company), "查閱及辦理");

        var filed = file(agent);
        var page = "/origin/certificates/" + filed.number();
        assertThat(body(company.get(page))).contains("取消申請");
        // who acted for whom: the agent, in the company's name
        assertThat(body(browser(agent).get(page))).contains("代 測試帳號");
        // the company hears of it, with the way to the case and the way to object
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(this.company))
                .anySatisfy(mail -> assertThat(mail).contains("CERTIFICATE_FILED_FOR_YOU", filed.number())));
        var mail = mailOf(this.company, "CERTIFICATE_FILED_FOR_YOU");
        assertThat(mail).contains(page, GRANTS);
        assertThat(mails(agent)).anySatisfy(each -> assertThat(each).contains("AUTHORITY_GRANTED"));

        assertThat(withdraw(company).getStatus().value()).isEqualTo(303);
        assertThat(body(company.get(GRANTS))).contains("已撤回");
        assertThat(rules(() -> file(agent))).containsExactly("origin.ApplicantHasAuthorisedTheAgent");
        assertThat(rules(() -> send(agent, new CancelCertificate(new CaseId(filed.aggregateId()), null))))
                .containsExactly("origin.OnlyAuthorisedAgentsOrder");
        // what it filed it still reads, and is offered nothing
        assertThat(body(browser(agent).get(page))).contains(filed.number()).doesNotContain("取消申請");
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(agent))
                .anySatisfy(each -> assertThat(each).contains("AUTHORITY_WITHDRAWN")));
    }

    @Test
    @Spec({"ACC-09", "COE0150-03"})
    void givenReadGrant_whenTheAgentLooks_thenItSeesWhatItHasNotFiledAndOrdersNothing() {
        var filed = file(company);
        var page = "/origin/certificates/" + filed.number();
        var looking = browser(agent);
        assertThat(looking.get(page).getStatus().value()).isEqualTo(404);
        assertThat(api(agent)
                        .get()
                        .uri("/api/v1/cases/{n}/history", filed.number())
                        .exchange()
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(404);

        grant(browser(company), agent.userName(), "ORIGIN", "READ");
        assertThat(body(looking.get(page))).contains(filed.number()).doesNotContain("取消申請");
        assertThat(body(looking.get("/origin/certificates"))).contains(filed.number());
        assertThat(body(looking.get("/origin/certificates/export.csv"))).contains(filed.number());
        assertThat(json(api(agent)
                        .get()
                        .uri("/api/v1/cases/{n}/history", filed.number())
                        .exchange()))
                .contains("CertificateSubmitted");
        assertThat(rules(() -> send(agent, new CancelCertificate(new CaseId(filed.aggregateId()), null))))
                .containsExactly("origin.OnlyAuthorisedAgentsOrder");
        // another capability is another grant
        assertThat(rules(() -> file(agent))).containsExactly("origin.ApplicantHasAuthorisedTheAgent");

        withdraw(browser(company));
        assertThat(looking.get(page).getStatus().value()).isEqualTo(404);
    }

    @Test
    @Spec({"ACC-09", "GEN-10"})
    void givenReadGrant_whenTheCompanyFiles_thenTheAgentsListFollows() {
        grant(browser(company), agent.userName(), "ALL", "READ");
        var looking = browser(agent);
        try (var live = new LivePage(service, looking, "/origin/certificates")) {
            var filed = file(company);
            live.next("cases", filed.number());
        }
    }

    @Test
    @Spec({"ACC-09", "GEN-05"})
    void givenBadForm_whenSent_thenEachFaultStandsBesideItsFieldAndNothingIsGranted() {
        var company = browser(this.company);
        var today = LocalDate.now(RocDate.TAIPEI);
        for (var nobody : List.of("IC00000019", "nobody-" + UUID.randomUUID(), this.company.userName())) {
            var answer = company.submit(
                    GRANTS,
                    GRANTS,
                    Map.of(
                            "agent",
                            nobody,
                            "capability",
                            "STOCK",
                            "from",
                            today.minusDays(1).toString()));
            assertThat(answer.getStatus().value()).isEqualTo(422);
            assertThat(body(answer))
                    .contains("id=\"agent-error\"", "id=\"access-error\"", "id=\"until-error\"", nobody);
        }
        assertThat(body(company.submit(GRANTS, GRANTS, Map.of())))
                .contains("id=\"agent-error\"", "id=\"capability-error\"", "id=\"access-error\"", "id=\"from-error\"");
        assertThat(body(company.get(GRANTS))).contains("您尚未授權任何代理人");
    }

    @Test
    @Spec({"ACC-09", "SEC-01"})
    void givenGrant_whenOthersLookOrOrder_thenThereIsNone() {
        grant(browser(company), agent.userName(), "PERMIT", "ORDER");
        var id = grantId(company);
        var stranger = TestAccount.open(service, Role.APPLICANT);
        assertThat(body(browser(stranger).get(GRANTS))).doesNotContain(electronicId(agent));
        assertThat(browser(stranger)
                        .get(GRANTS + "/withdraw?grant=" + id)
                        .getStatus()
                        .value())
                .isEqualTo(404);
        for (var other : List.of(stranger, agent)) {
            post(api(other), "/api/v1/accounts/grants/" + id + "/withdraw", "{}")
                    .expectStatus()
                    .isNotFound();
        }
        assertThat(Browser.loggedIn(service, "issuer").get(GRANTS).getStatus().value())
                .isEqualTo(403);
        assertThat(json(api(company).get().uri("/api/v1/accounts/grants").exchange()))
                .contains("STANDING");
    }

    @Test
    @Spec({"ACC-09", "API-01"})
    void givenMachine_whenItGrantsAndWithdraws_thenAsOnThePage() {
        var today = LocalDate.now(RocDate.TAIPEI);
        var order = """
                {"agent": "%s", "capability": "ORIGIN", "access": "ORDER", "from": "%s", "until": "%s"}""".formatted(electronicId(agent), today, today.plusDays(3));
        post(api(company), "/api/v1/accounts/grants", "{}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(problem -> assertThat(problem)
                        .contains("agent", "accounts.CapabilityIsChosen", "accounts.AccessIsChosen", "until"));
        post(api(company), "/api/v1/accounts/grants", order).expectStatus().isCreated();
        assertThat(file(agent).number()).isNotBlank();
        post(api(company), "/api/v1/accounts/grants/" + grantId(company) + "/withdraw", "{}")
                .expectStatus()
                .isOk();
        assertThat(rules(() -> file(agent))).containsExactly("origin.ApplicantHasAuthorisedTheAgent");
    }

    private EntityExchangeResult<String> grant(Browser company, String agent, String capability, String access) {
        var today = LocalDate.now(RocDate.TAIPEI);
        return company.submit(
                GRANTS,
                GRANTS,
                Map.of(
                        "agent",
                        agent,
                        "capability",
                        capability,
                        "access",
                        access,
                        "from",
                        today.toString(),
                        "until",
                        today.plusDays(30).toString(),
                        "idempotencyKey",
                        UUID.randomUUID().toString()));
    }

    private EntityExchangeResult<String> withdraw(Browser company) {
        var address = GRANTS + "/withdraw?grant=" + grantId(this.company);
        assertThat(body(company.get(address))).contains("確定要撤回對「測試帳號」的授權嗎？");
        return company.submit(
                address, address, Map.of("idempotencyKey", UUID.randomUUID().toString()));
    }

    /** Files in the company's name: itself, or its agent. */
    private Outcome file(TestAccount filer) {
        CertificateApplication application = SampleApplications.validFor(identity(company));
        if (filer == agent) {
            application = byAgent(application);
        }
        return send(filer, new SubmitCertificate(new CaseId(UUID.randomUUID().toString()), application));
    }

    private CertificateApplication byAgent(CertificateApplication a) {
        var party = new Party(identity(agent), "測試帳號", null, "臺北市中正區", null, "02-2311-0000");
        return new CertificateApplication(
                a.type(),
                a.issuingUnit(),
                a.clearance(),
                a.form(),
                a.applicant(),
                party,
                a.exporter(),
                a.importer(),
                a.shipment(),
                a.manufacturers(),
                a.goods(),
                a.goodsDescription(),
                a.declarations(),
                a.attachments(),
                a.originals(),
                a.duplicates(),
                a.remark(),
                a.exporterStatement());
    }

    private Outcome send(TestAccount who, Object command) {
        var role = who == company ? Role.APPLICANT : Role.AGENT;
        var actor = new Actor(who.id().value(), "測試帳號", role, null, null);
        var outcome = Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(actor, command, Commands.Options.key(UUID.randomUUID().toString()))
                .block(SOON));
        service.bean(Queries.class)
                .caughtUp(Projections.CASES, outcome.position())
                .block(SOON);
        return outcome;
    }

    private static List<String> rules(Runnable order) {
        try {
            order.run();
            return List.of();
        } catch (Rejection refusal) {
            return refusal.details().violations().stream().map(Violation::rule).toList();
        }
    }

    private String identity(TestAccount account) {
        return service.bean(AccountDirectory.class)
                .account(account.id())
                .orElseThrow()
                .identityNumber();
    }

    private String electronicId(TestAccount account) {
        return Objects.requireNonNull(service.bean(Queries.class)
                        .optional(new FindAccount(account.id().value()), AccountView.class)
                        .block(SOON))
                .electronicId();
    }

    private String grantId(TestAccount principal) {
        return service.bean(JdbcClient.class)
                .sql("select grant_id from view.account_grant where principal = ? order by position desc limit 1")
                .param(principal.id().value())
                .query(String.class)
                .single();
    }

    private List<String> mails(TestAccount recipient) {
        return service.bean(JdbcClient.class)
                .sql("select template || ' ' || args::text from work.mail where recipient = ?")
                .param(recipient.id().value())
                .query(String.class)
                .list();
    }

    /** Its text, as the demo mailbox shows it. */
    private String mailOf(TestAccount recipient, String template) {
        var id = service.bean(JdbcClient.class)
                .sql("select mail_id from work.mail where recipient = ? and template = ?")
                .params(recipient.id().value(), template)
                .query(String.class)
                .single();
        return body(new Browser(service).get("/mailbox/" + id));
    }

    private Browser browser(TestAccount account) {
        var browser = new Browser(service);
        browser.logIn(account.userName(), TestAccount.PASSWORD);
        return browser;
    }

    private WebTestClient api(TestAccount account) {
        return service.client()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(account.userName(), TestAccount.PASSWORD))
                .build();
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, String uri, String json) {
        return client.post()
                .uri(uri)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private static String json(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNullElse(
                answer.expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "");
    }

    private static String body(EntityExchangeResult<String> answer) {
        return Objects.requireNonNullElse(answer.getResponseBody(), "");
    }
}
