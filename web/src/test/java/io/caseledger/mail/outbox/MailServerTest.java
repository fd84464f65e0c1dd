package io.caseledger.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.outbox.MailServer.Fate;
import io.caseledger.mail.outbox.MailServer.Handed;
import io.caseledger.shared.Spec;
import io.caseledger.shared.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What is known of a mail when the mail server refuses, hangs or hangs up, at whichever step (REL-04). */
@Spec("REL-04")
class MailServerTest {
    /** Of the server, in milliseconds. */
    private static final String PATIENCE = "500";

    private final RunningService service = RunningService.shared();

    @Test
    void givenAServerThatTakesIt_thenSent() throws Exception {
        assertThat(hand(Map.of(), 3)).extracting(Handed::fate).containsOnly(Fate.SENT);
    }

    @Test
    void givenNoServerThere_thenCertainlyNotSent() {
        assertThat(server(1).hand(mails(2))).extracting(Handed::fate).containsOnly(Fate.REFUSED);
    }

    @Test
    void givenAServerThatHangsBeforeTheText_thenCertainlyNotSent_andTheRestIsNotTried() throws Exception {
        for (var step : List.of("CONNECT", "EHLO", "MAIL", "RCPT", "DATA")) {
            var begun = System.nanoTime();
            assertThat(hand(Map.of(step, ScriptedMailServer.HANG), 20))
                    .as(step)
                    .hasSize(20)
                    .extracting(Handed::fate)
                    .containsOnly(Fate.REFUSED);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(step).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void givenAServerThatHangsUpBeforeTheText_thenCertainlyNotSent() throws Exception {
        for (var step : List.of("CONNECT", "EHLO", "MAIL", "RCPT", "DATA")) {
            assertThat(hand(Map.of(step, ScriptedMailServer.HANG_UP), 2))
                    .as(step)
                    .extracting(Handed::fate)
                    .containsOnly(Fate.REFUSED);
        }
    }

    @Test
    void givenAServerThatSaysNoAtAnyStep_thenCertainlyNotSent() throws Exception {
        for (var step : List.of("CONNECT", "MAIL", "RCPT", "DATA", "TEXT")) {
            for (var answer : List.of("421 later", "550 never, you@example.com")) {
                assertThat(hand(Map.of(step, answer), 1))
                        .as(step + " " + answer)
                        .allSatisfy(handed -> {
                            assertThat(handed.fate()).isEqualTo(Fate.REFUSED);
                            assertThat(handed.reason()).doesNotContain("@", " never");
                        });
            }
        }
    }

    @Test
    void givenAServerThatFallsSilentAfterTheText_thenNobodyKnows_andTheRestIsNotTried() throws Exception {
        for (var silence : List.of(ScriptedMailServer.HANG, ScriptedMailServer.HANG_UP)) {
            assertThat(hand(Map.of("TEXT", silence), 3))
                    .as(silence)
                    .extracting(Handed::fate)
                    .containsExactly(Fate.UNKNOWN, Fate.REFUSED, Fate.REFUSED);
        }
    }

    @Test
    void givenLanguages_whenWritten_thenInThatOneOrInBoth() throws Exception {
        var texts = service.bean(MailTexts.class);
        var args = List.of("2026-11-20T04:15:00Z");
        assertThat(texts.of(MailTemplate.ACCOUNT_LOCKED, args, Mail.DEFAULT_LANGUAGE)
                        .subject())
                .isEqualTo("您的帳號已暫時鎖定 | Your account is locked for a while");
        assertThat(texts.of(MailTemplate.ACCOUNT_LOCKED, args, "en").subject())
                .isEqualTo("Your account is locked for a while");
        assertThat(texts.of(MailTemplate.ACCOUNT_LOCKED, args, "zh-TW").body())
                .contains("2026-11-20 12:15")
                .doesNotContain("password");
    }

    private List<Handed> hand(Map<String, String> script, int mails) throws Exception {
        try (var scripted = new ScriptedMailServer(script)) {
            return server(scripted.port()).hand(mails(mails));
        }
    }

    private MailServer server(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        for (var timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            sender.getJavaMailProperties().setProperty("mail.smtp." + timeout, PATIENCE);
        }
        var beans = new StaticListableBeanFactory(Map.of("sender", sender));
        return new MailServer(
                beans.getBeanProvider(JavaMailSenderImpl.class),
                service.bean(MailTexts.class),
                service.bean(Settings.class));
    }

    private static List<Outbox.Kept> mails(int number) {
        return Stream.iterate(1, n -> n + 1)
                .limit(number)
                .map(n -> kept("mail-" + n, "you@example.com"))
                .toList();
    }

    private static Outbox.Kept kept(String id, @Nullable String email) {
        var mail = new Mail(
                id, MailTemplate.ACCOUNT_LOCKED, "a", List.of("2026-11-20T04:15:00Z"), Mail.DEFAULT_LANGUAGE, null);
        return new Outbox.Kept(mail, "SENDING", 1, null, email, "event", "event", 0);
    }
}
