package io.caseledger.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.outbox.Outbox.Asked;
import io.caseledger.shared.Spec;
import io.caseledger.shared.database.TestFolders;
import io.caseledger.shared.projection.Changes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
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
class MailSenderTest {
    private static final Duration SOON = Duration.ofSeconds(30);

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
        var id = jdbc().sql("select m.mail_id from work.mail m join view.account a on a.account_id = m.recipient"
                        + " where m.template = 'ACCOUNT_LOCKED' and a.user_name = 'issuer2'")
                .query(String.class)
                .single();
        await().atMost(SOON).until(() -> state(id).equals("SENT"));
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@localhost>");

        service().close();
        running = withMailServer();
        // what is older has been looked at when another is there
        sent(ask("accounts"));
        assertThat(to("issuer2@example.com")).hasSize(1);
        assertThat(told(id)).containsExactly("MailSent");
    }

    @Test
    @Spec("REL-04")
    void givenWrittenMails_whenTheOutboxReadsTheLogOnceMore_thenNoneIsWrittenOrSentAgain() {
        sent(ask("auditor"));
        var rows = rows();
        var received = postOffice.getReceivedMessages().length;
        var writer = service()
                .bean(EventProcessingConfiguration.class)
                .eventProcessor("outbox", StreamingEventProcessor.class)
                .orElseThrow();
        writer.shutDown();
        jdbc().sql("update log.token set token = null, token_type = null, owner = null where processor_name = 'outbox'")
                .update();
        writer.start();
        var head = service().bean(EventStore.class).createHeadToken().position().orElseThrow();
        await().atMost(SOON).until(() -> writer.processingStatus().values().stream()
                .anyMatch(status -> status.getCurrentPosition().orElse(-1) >= head));

        sent(ask("ra"));
        assertThat(rows()).isEqualTo(rows + 1);
        assertThat(postOffice.getReceivedMessages()).hasSize(received + 1);
    }

    @Test
    @Spec("REL-04")
    void givenAMailWhoseSenderDied_thenItIsNotConfirmedAndNotSent_untilSomebodyAsks() {
        var id = ask("customs", "SENDING");
        jdbc().sql("update work.mail set attempt = 1, taken_at = now() - interval '10 minutes' where mail_id = ?")
                .param(id)
                .update();
        await().atMost(SOON).until(() -> told(id).equals(List.of("MailFailed")));
        assertThat(state(id)).isEqualTo("NOT_CONFIRMED");
        sent(ask("accounts"));
        assertThat(to("customs@example.com")).isEmpty();

        var page = "/mailbox/" + id;
        assertThat(new Browser(service()).get(page).getResponseBody()).contains("未確認是否送達");
        var stranger = Browser.loggedIn(service(), "applicant");
        assertThat(stranger.get(page).getResponseBody()).doesNotContain("重新寄送");
        assertThat(stranger.submit("/", page + "/send-again", Map.of()).getStatus())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(state(id)).isEqualTo("NOT_CONFIRMED");

        var recipient = Browser.loggedIn(service(), "customs");
        assertThat(recipient.get(page).getResponseBody()).contains("重新寄送");
        assertThat(recipient.post(page + "/send-again", Map.of()).getStatus())
                .as("without the page's token")
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(recipient.submit(page, page + "/send-again", Map.of()).getStatus())
                .isEqualTo(HttpStatus.SEE_OTHER);
        await().atMost(SOON).until(() -> to("customs@example.com").size() == 1);
        await().atMost(SOON).until(() -> told(id).equals(List.of("MailFailed", "MailSent")));
        assertThat(recipient.submit("/", page + "/send-again", Map.of()).getStatus())
                .as("what was sent")
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    @Spec("REL-04")
    void givenAThousandMails_whenTwoSendersAreAtIt_thenEachIsSentAndToldOfOnce() {
        var outbox = service().bean(Outbox.class);
        var recipient = account("bank");
        var ids = IntStream.range(0, 1_000)
                .mapToObj(n -> UUID.randomUUID().toString())
                .toList();
        outbox.put(ids.stream().map(id -> asked(id, recipient, "REQUESTED")).toList());
        // what a second node has
        var second = new MailSender(
                outbox,
                service().bean(MailServer.class),
                service().bean(MailOutcomes.class),
                service().bean(Changes.class),
                service().bean(Clock.class));
        second.start();
        try {
            service().bean(MailSender.class).wake();
            await().atMost(Duration.ofMinutes(2)).until(() -> toldSent(ids) == 1_000);
        } finally {
            try {
                second.destroy();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(messageIds("bank@example.com")).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(jdbc().sql("select count(*) from work.mail where recipient = ? and state = 'SENT' and attempt = 1")
                        .param(recipient)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_000);
    }

    @Test
    void givenNoMailServerThere_whenMailIsRequested_thenItWaitsAndIsSentLater_andNothingElseStops() {
        postOffice.stop();
        String id;
        try {
            id = ask("regulator");
            await().atMost(SOON).until(() -> state(id).equals("FAILED"));
            assertThat(jdbc().sql("select due_at > now() from work.mail where mail_id = ?")
                            .param(id)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(told(id)).isEmpty();
            assertThat(Browser.loggedIn(service(), "applicant").isSignedIn()).isTrue();
        } finally {
            postOffice.start();
        }
        jdbc().sql("update work.mail set due_at = now() where mail_id = ?")
                .param(id)
                .update();
        sent(id);
        assertThat(to("regulator@example.com")).hasSize(1);
    }

    @Test
    @Spec("REL-04")
    void givenAMailServerThatHangs_thenTheServiceGoesOn_andTheMailIsTriedAgainLater() throws Exception {
        try (var hanging = new ScriptedMailServer(Map.of("CONNECT", ScriptedMailServer.HANG));
                var beside = RunningService.start(
                        "--caseledger.data-dir=" + TestFolders.fresh(),
                        "--caseledger.mail.host=127.0.0.1",
                        "--caseledger.mail.port=" + hanging.port())) {
            var database = beside.bean(JdbcClient.class);
            for (int i = 0; i < 5; i++) {
                new Browser(beside).logIn("issuer2", "Wrong-2026");
            }
            var state = "select state from work.mail where template = 'ACCOUNT_LOCKED'";
            await().atMost(SOON)
                    .until(() -> database.sql(state).query(String.class).list().equals(List.of("SENDING")));
            assertThat(Browser.loggedIn(beside, "applicant").isSignedIn()).isTrue();
            assertThat(new Browser(beside).get("/mailbox").getResponseBody()).contains("寄送中");
            assertThat(database.sql(state).query(String.class).single())
                    .as("all this while it hung")
                    .isEqualTo("SENDING");
            await().atMost(SOON)
                    .until(() ->
                            database.sql(state).query(String.class).single().equals("FAILED"));
        }
    }

    private RunningService service() {
        return Objects.requireNonNull(running);
    }

    private JdbcClient jdbc() {
        return service().bean(JdbcClient.class);
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

    private String ask(String userName) {
        return ask(userName, "REQUESTED");
    }

    private String ask(String userName, String state) {
        var id = UUID.randomUUID().toString();
        service().bean(Outbox.class).put(List.of(asked(id, account(userName), state)));
        service().bean(MailSender.class).wake();
        return id;
    }

    private static Asked asked(String id, String recipient, String state) {
        return new Asked(
                id,
                MailTemplate.ACCOUNT_LOCKED,
                recipient,
                null,
                List.of("2026-11-20T04:15:00Z"),
                Mail.DEFAULT_LANGUAGE,
                state,
                Instant.now(),
                1,
                "event",
                "event");
    }

    private String account(String userName) {
        return jdbc().sql("select account_id from view.account where user_name = ?")
                .param(userName)
                .query(String.class)
                .single();
    }

    private void sent(String id) {
        service().bean(MailSender.class).wake();
        await().atMost(SOON).until(() -> state(id).equals("SENT"));
    }

    private String state(String id) {
        return jdbc().sql("select state from work.mail where mail_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private long rows() {
        return jdbc().sql("select count(*) from work.mail").query(Long.class).single();
    }

    /** What the log says of a mail. */
    private List<String> told(String id) {
        return service()
                .bean(EventStore.class)
                .readEvents(id)
                .asStream()
                .map(event -> event.getPayloadType().getSimpleName())
                .toList();
    }

    private int toldSent(List<String> ids) {
        return jdbc().sql(
                        "select count(*) from log.domain_event where payload_type like '%MailSent' and aggregate_identifier in (:ids)")
                .param("ids", ids)
                .query(Integer.class)
                .single();
    }

    private List<MimeMessage> to(String address) {
        return List.of(postOffice.getReceivedMessagesForDomain(address));
    }

    private List<String> messageIds(String address) {
        return Arrays.stream(postOffice.getReceivedMessagesForDomain(address))
                .map(message -> {
                    try {
                        return message.getMessageID();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
