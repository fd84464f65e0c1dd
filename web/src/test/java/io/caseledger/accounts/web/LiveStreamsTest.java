package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.accounts.web.Belongings.Kind;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Live;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** SEC-02 for every stream of events there is: it ends with what let its reader in. */
@Spec("SEC-02")
class LiveStreamsTest {
    private static final Duration AT_ONCE = Proofs.within(Duration.ofSeconds(2));
    private static final String LIST = "/origin/certificates/live";

    /** Who can open a stream, by the beginning of its address. */
    private static final Map<String, String> READERS = Map.of(
            "/origin/certificates/{number}/review/live",
            "issuer",
            "/operations/live",
            "operator",
            "/origin/queue/live",
            "issuer",
            "/mask/dashboard/live",
            "regulator",
            "/mask/alerts/live",
            "regulator",
            "/mask/balances/live",
            "regulator");

    private final RunningService service = RunningService.shared();
    private final Belongings belongings = new Belongings();

    @Test
    void givenEveryStreamOfAPage_whenItsReaderLogsOut_thenItEnds() {
        var patterns = new TreeSet<String>();
        Objects.requireNonNull(service.bean(DispatcherHandler.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
                .filter(info ->
                        info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM))
                .flatMap(info -> info.getPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString())
                .filter(pattern -> !pattern.startsWith("/api/"))
                .forEach(patterns::add);
        assertThat(patterns).hasSizeGreaterThan(10);
        var faults = new ArrayList<String>();
        for (var pattern : patterns) {
            var kind = Kind.of(pattern);
            var address =
                    kind == null ? pattern : pattern.replaceFirst("\\{[^/]*}(?=/)", belongings.of(kind, "applicant"));
            var browser = Browser.loggedIn(service, READERS.getOrDefault(pattern, "applicant"));
            try (var stream = OpenStream.by(service, browser, address)) {
                browser.logOut();
                if (!stream.endsWithin(AT_ONCE)) {
                    faults.add(address);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void givenStreamsOfASession_whenThePasswordIsSet_thenTheyEnd() {
        var account = TestAccount.open(service, Role.APPLICANT);
        try (var stream = OpenStream.by(service, loggedIn(account), LIST)) {
            var owner = new Actor(account.id().value(), "測試帳號", Role.APPLICANT, null, null);
            service.bean(Passwords.class)
                    .set(owner, account.id(), "Another-2026")
                    .block();
            assertThat(stream.endsWithin(AT_ONCE)).isTrue();
        }
    }

    @Test
    void givenStreamsOfAnAccount_whenAllItsSessionsAreEnded_thenTheyEnd() {
        var account = TestAccount.open(service, Role.APPLICANT);
        try (var one = OpenStream.by(service, loggedIn(account), LIST);
                var other = OpenStream.by(service, loggedIn(account), LIST);
                var anothers = OpenStream.by(service, Browser.loggedIn(service, "applicant2"), LIST)) {
            service.bean(Sessions.class).endAll(account.id().value()).block();
            assertThat(one.endsWithin(AT_ONCE) && other.endsWithin(AT_ONCE)).isTrue();
            assertThat(anothers.endsWithin(Duration.ofMillis(1))).isFalse();
        }
    }

    /** As on a node that is told nothing. */
    @Test
    void givenAStream_whenItsSessionExpires_thenItEndsAtTheNextHeartbeat() {
        var account = TestAccount.open(service, Role.APPLICANT);
        try (var stream = OpenStream.by(service, loggedIn(account), LIST)) {
            service.bean(JdbcClient.class)
                    .sql("update work.web_session set expires_at = created_at where account_id = ?")
                    .param(account.id().value())
                    .update();
            assertThat(stream.endsWithin(Live.HEARTBEAT.plus(AT_ONCE))).isTrue();
        }
    }

    @Test
    void givenAMachinesStream_whenItsAccountIsLockedOrItsPasswordSet_thenItEnds() {
        var address = "/api/v1/cases/" + belongings.of(Kind.CASE, "applicant") + "/events";
        var guessed = TestAccount.open(service, Role.ISSUER);
        try (var stream = OpenStream.byPassword(service, guessed.userName(), TestAccount.PASSWORD, address)) {
            for (int i = 0; i < 5; i++) {
                wrongPassword(guessed);
            }
            assertThat(stream.endsWithin(AT_ONCE)).isTrue();
        }
        var changed = TestAccount.open(service, Role.ISSUER);
        try (var stream = OpenStream.byPassword(service, changed.userName(), TestAccount.PASSWORD, address)) {
            var owner = new Actor(changed.id().value(), "測試帳號", Role.ISSUER, "TPE", null);
            service.bean(Passwords.class)
                    .set(owner, changed.id(), "Another-2026")
                    .block();
            assertThat(stream.endsWithin(AT_ONCE)).isTrue();
        }
    }

    private Browser loggedIn(TestAccount account) {
        var browser = new Browser(service);
        browser.logIn(account.userName(), TestAccount.PASSWORD);
        return browser;
    }

    private void wrongPassword(TestAccount account) {
        service.client()
                .get()
                .uri("/api/v1/origin/certificate-types")
                .header(
                        HttpHeaders.AUTHORIZATION,
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (account.userName() + ":Wrong-2026").getBytes(StandardCharsets.UTF_8)))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }
}
