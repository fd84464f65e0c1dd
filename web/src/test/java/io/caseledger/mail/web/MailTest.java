package io.caseledger.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.mail.contract.MailId;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.RequestMail;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.database.TestFolders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service of its own with a mail server (GreenMail, real SMTP), restarted on the way. */
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** On a port that stays the same when it is closed and opened again. */
    private final GreenMail postOffice =
            new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final String dataDir = TestFolders.fresh().toString();

    private @Nullable RunningService running;

    @BeforeAll
    void start() {
        postOffice.start();
        running = withMailServer();
    }

    @AfterAll
    void stop() {
        service().close();
        postOffice.stop();
    }

    @Test
    @Spec({"ACC-07", "REL-04"})
    void givenFiveWrongPasswords_whenServiceIsRestarted_thenTheOwnerHasOneMail() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(new Browser(service())
                            .logIn("issuer2", "Wrong-2026")
                            .getResponseHeaders()
                            .getLocation())
                    .isEqualTo(URI.create("/login?error"));
        }
        await().atMost(SOON).until(() -> to("issuer2@example.com").size() == 1);
        var mail = to("issuer2@example.com").getFirst();
        assertThat(mail.getSubject()).isEqualTo("您的帳號已暫時鎖定 | Your account is locked for a while");
        assertThat((String) mail.getContent())
                .contains("五次", "Five wrong passwords")
                .doesNotContain("{0}");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        await().atMost(SOON).until(() -> states("ACCOUNT_LOCKED").equals(List.of("SENT")));
        var id = service()
                .bean(JdbcClient.class)
                .sql("select m.mail_id from view.mail m join view.account a on a.account_id = m.recipient"
                        + " where m.template = 'ACCOUNT_LOCKED' and a.user_name = 'issuer2'")
                .query(String.class)
                .single();
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@localhost>");

        service().close();
        running = withMailServer();
        // another mail goes through the same processors: whatever is older has been handled when it is there
        request("accounts");
        await().atMost(SOON).until(() -> to("accounts@example.com").size() == 1);
        assertThat(to("issuer2@example.com")).hasSize(1);
        assertThat(new Browser(service())
                        .logIn("issuer2", "Caseledger-2026")
                        .getResponseHeaders()
                        .getLocation())
                .isEqualTo(URI.create("/login?error"));
    }

    @Test
    @Spec("REL-04")
    void givenSentMail_whenSendersTokenIsLost_thenNotSentAgain() {
        request("auditor");
        await().atMost(SOON).until(() -> to("auditor@example.com").size() == 1);
        await().atMost(SOON)
                .until(() -> service()
                                .bean(JdbcClient.class)
                                .sql(
                                        "select count(*) from view.mail m join view.account a on a.account_id = m.recipient"
                                                + " where a.user_name = 'auditor' and m.state = 'SENT'")
                                .query(Integer.class)
                                .single()
                        == 1);
        var sender = service()
                .bean(EventProcessingConfiguration.class)
                .eventProcessor("mail-sender", StreamingEventProcessor.class)
                .orElseThrow();
        sender.shutDown();
        service()
                .bean(JdbcClient.class)
                .sql(
                        "update log.token set token = null, token_type = null, owner = null where processor_name = 'mail-sender'")
                .update();
        sender.start();
        request("ra");
        await().atMost(SOON).until(() -> to("ra@example.com").size() == 1);
        assertThat(to("auditor@example.com")).hasSize(1);
    }

    @Test
    void givenNoMailServerThere_whenMailIsRequested_thenItWaitsToBeTriedAgain() {
        postOffice.stop();
        try {
            var outcome = request("bank");
            await().atMost(SOON).untilAsserted(() -> assertThat(service()
                            .bean(JdbcClient.class)
                            .sql("select state || ' ' || (retry_at > now()) from view.mail where mail_id = ?")
                            .param(outcome.aggregateId())
                            .query(String.class)
                            .list())
                    .containsExactly("FAILED true"));
        } finally {
            postOffice.start();
        }
    }

    @Test
    void givenDemoMode_whenMailboxIsOpened_thenNewestMailIsThereWithItsText() {
        var outcome = request("customs");
        var browser = new Browser(service());
        await().atMost(SOON).until(() -> Objects.requireNonNull(
                        browser.get("/mailbox?size=100").getResponseBody())
                .contains("customs@example.com"));
        var page = browser.get("/mailbox/" + outcome.aggregateId());
        assertThat(page.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(page.getResponseBody()).contains("您的帳號已暫時鎖定", "2026-11-20 12:15");
        browser.get("/mailbox?lang=en");
        assertThat(browser.get("/mailbox?size=100").getResponseBody()).contains("Demo mailbox");
        assertThat(browser.get("/mailbox/no-such-mail").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void givenNoDemoMode_whenStarted_thenNoDemoAccountsNoPasswordNoMailbox() {
        try (var bare =
                RunningService.start("--caseledger.data-dir=" + TestFolders.fresh(), "--caseledger.demo=false")) {
            assertThat(bare.bean(JdbcClient.class)
                            .sql("select count(*) from log.domain_event")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(new Browser(bare).get("/login").getResponseBody())
                    .doesNotContain("Caseledger-2026")
                    .doesNotContain("demo-password");
            assertThat(new Browser(bare).get("/mailbox?size=100").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        }
    }

    private RunningService service() {
        return Objects.requireNonNull(running);
    }

    private RunningService withMailServer() {
        return RunningService.start(
                "--caseledger.data-dir=" + dataDir,
                "--caseledger.mail.host=127.0.0.1",
                "--caseledger.mail.port=" + postOffice.getSmtp().getPort());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome request(String userName) {
        var recipient = new AccountId(service()
                .bean(JdbcClient.class)
                .sql("select account_id from view.account where user_name = ?")
                .param(userName)
                .query(String.class)
                .single());
        return Objects.requireNonNull(service()
                .bean(Commands.class)
                .sendAs(
                        Actor.SYSTEM,
                        new RequestMail(
                                MailId.of(UUID.randomUUID().toString(), MailTemplate.ACCOUNT_LOCKED, recipient),
                                MailTemplate.ACCOUNT_LOCKED,
                                recipient,
                                List.of("2026-11-20T04:15:00Z"),
                                RequestMail.DEFAULT_LANGUAGE),
                        Commands.Options.NONE)
                .block());
    }

    private List<MimeMessage> to(String address) {
        return List.of(postOffice.getReceivedMessagesForDomain(address));
    }

    private List<String> states(String template) {
        return service()
                .bean(JdbcClient.class)
                .sql("select m.state from view.mail m join view.account a on a.account_id = m.recipient"
                        + " where m.template = ? and a.user_name = 'issuer2'")
                .param(template)
                .query(String.class)
                .list();
    }
}
