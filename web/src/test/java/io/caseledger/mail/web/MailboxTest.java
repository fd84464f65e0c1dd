package io.caseledger.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.database.TestFolders;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of mails in demo mode, without a mail server. */
@BesideTheOthers
class MailboxTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void givenDemoMode_whenMailboxIsOpened_thenNewestMailIsThereWithItsText_andCountsAsNotSent() {
        try (var service = RunningService.start("--caseledger.data-dir=" + TestFolders.fresh())) {
            for (int i = 0; i < 5; i++) {
                new Browser(service).logIn("issuer2", "Wrong-2026");
            }
            var browser = new Browser(service);
            await().atMost(SOON).until(() -> Objects.requireNonNull(
                            browser.get("/mailbox?size=100").getResponseBody())
                    .contains("issuer2@example.com"));
            var id = service.bean(JdbcClient.class)
                    .sql("select mail_id from work.mail where template = 'ACCOUNT_LOCKED'")
                    .query(String.class)
                    .single();
            var page = browser.get("/mailbox/" + id);
            assertThat(page.getStatus()).isEqualTo(HttpStatus.OK);
            assertThat(page.getResponseBody()).contains("您的帳號已暫時鎖定", "未寄出（未設定郵件伺服器）");
            assertThat(browser.get("/mailbox?state=NO_SERVER").getResponseBody())
                    .contains("issuer2@example.com");
            browser.get("/mailbox?lang=en");
            assertThat(browser.get("/mailbox?size=100").getResponseBody()).contains("Demo mailbox");
            assertThat(browser.get("/mailbox/no-such-mail").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        }
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
}
