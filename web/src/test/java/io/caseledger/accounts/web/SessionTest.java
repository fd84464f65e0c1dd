package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;

@Spec("SEC-02")
class SessionTest {
    private final RunningService service = RunningService.shared();

    @Test
    void givenPostWithoutToken_whenSent_thenForbiddenAndNothingDone() {
        var browser = Browser.loggedIn(service, "applicant");
        assertThat(browser.post("/logout", Map.of()).getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(browser.post("/logout", Map.of("_csrf", "made-up")).getStatus())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(new Browser(service)
                        .post("/login", Map.of("username", "applicant", "password", DemoAccount.PASSWORD))
                        .getStatus())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void givenVisitorsToken_whenLoggedIn_thenItCountsNoMore() {
        var browser = new Browser(service);
        var visitors = Browser.csrf(browser.get("/login"));
        browser.logIn("applicant", DemoAccount.PASSWORD);
        assertThat(browser.post("/logout", Map.of("_csrf", visitors)).getStatus())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void givenSession_whenLoggedInAgain_thenIdIsNewAndTheOldOneIsNothing() {
        var browser = Browser.loggedIn(service, "applicant");
        var first = Objects.requireNonNull(browser.cookies().get("session"));
        browser.logIn("agent", DemoAccount.PASSWORD);
        assertThat(browser.cookies().get("session")).isNotEqualTo(first);
        var thief = new Browser(service);
        thief.cookies().put("session", first);
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void givenMadeUpSessionId_whenLoggedIn_thenItIsNotTaken() {
        var browser = new Browser(service);
        browser.cookies().put("session", "fixed-by-somebody");
        browser.logIn("applicant", DemoAccount.PASSWORD);
        assertThat(browser.cookies().get("session")).isNotNull().isNotEqualTo("fixed-by-somebody");
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void givenSession_whenLoggedOut_thenItIsGone() {
        var browser = Browser.loggedIn(service, "applicant");
        var id = Objects.requireNonNull(browser.cookies().get("session"));
        var answer = browser.logOut();
        assertThat(answer.getResponseHeaders().getLocation()).isEqualTo(URI.create("/login?logout"));
        assertThat(browser.cookies()).doesNotContainKey("session");
        var thief = new Browser(service);
        thief.cookies().put("session", id);
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void givenWayToTheBureau_whenTaken_thenLoggedOutAndSentThere() {
        var browser = Browser.loggedIn(service, "applicant");
        var answer = browser.submit("/", "/logout", Map.of("to", "bureau"));
        assertThat(answer.getResponseHeaders().getLocation()).isEqualTo(URI.create("https://www.trade.gov.tw/"));
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void givenLogin_whenCookieIsSet_thenScriptsAndOtherSitesDoNotGetIt() {
        var browser = new Browser(service);
        var cookie = Objects.requireNonNull(browser.logIn("applicant", DemoAccount.PASSWORD)
                .getResponseCookies()
                .getFirst("session"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getValue()).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void givenVisitor_whenPagesAreOpened_thenNoSessionIsMade() {
        var browser = new Browser(service);
        browser.get("/");
        browser.get("/login");
        browser.get("/origin/certificates");
        assertThat(browser.cookies()).doesNotContainKey("session");
    }

    @Test
    void givenTwoSessions_whenPasswordIsChanged_thenBothEndAndOnlyTheNewPasswordLogsIn() {
        var account = TestAccount.open(service, Role.APPLICANT);
        var here = new Browser(service);
        here.logIn(account.userName(), TestAccount.PASSWORD);
        var there = new Browser(service);
        there.logIn(account.userName(), TestAccount.PASSWORD);
        assertThat(here.isSignedIn() && there.isSignedIn()).isTrue();

        var owner = new Actor(account.id().value(), "測試帳號", Role.APPLICANT, null, null);
        service.bean(Passwords.class).set(owner, account.id(), "Another-2026").block();

        await().atMost(Duration.ofSeconds(10)).until(() -> !here.isSignedIn() && !there.isSignedIn());
        assertThat(location(new Browser(service), account, TestAccount.PASSWORD))
                .isEqualTo(URI.create("/login?error"));
        assertThat(location(new Browser(service), account, "Another-2026")).isEqualTo(URI.create("/"));
    }

    @Test
    void givenAccountsSessions_whenAllAreEnded_thenNoneOpensAPage() {
        var account = TestAccount.open(service, Role.APPLICANT);
        var browser = new Browser(service);
        browser.logIn(account.userName(), TestAccount.PASSWORD);
        assertThat(service.bean(Sessions.class).endAll(account.id().value()).block())
                .isEqualTo(1L);
        assertThat(browser.isSignedIn()).isFalse();
    }

    /** What a restart does: another repository on the same rows. */
    @Test
    void givenSession_whenRepositoryIsMadeAnew_thenSomebodyIsStillSignedIn() {
        var browser = Browser.loggedIn(service, "issuer");
        var anew = new Sessions(service.bean(DatabaseClient.class), service.bean(Clock.class));
        var session = Objects.requireNonNull(
                anew.findById(Objects.requireNonNull(browser.cookies().get("session")))
                        .block());
        assertThat(session.attributes()).hasEntrySatisfying("SPRING_SECURITY_CONTEXT", context -> {
            var token = ((org.springframework.security.core.context.SecurityContext) context).getAuthentication();
            assertThat(((SignedInToken) Objects.requireNonNull(token)).account().actor())
                    .isEqualTo(new Actor(DemoAccount.ALL.get(3).id().value(), "林雅婷", Role.ISSUER, "TPE", null));
        });
    }

    @Test
    void givenIdleOrOldSession_whenUsed_thenItHasEnded() {
        var browser = Browser.loggedIn(service, "applicant");
        var id = Objects.requireNonNull(browser.cookies().get("session"));
        var database = service.bean(DatabaseClient.class);
        var now = service.bean(Clock.class);
        var later = new Sessions(database, Clock.offset(now, StoredSession.IDLE.plusSeconds(1)));
        assertThat(later.findById(id).block()).isNull();
        assertThat(new Sessions(database, Clock.offset(now, StoredSession.IDLE.minusMinutes(1)))
                        .findById(id)
                        .block())
                .isNotNull();
    }

    @Test
    void givenUnreadableSession_whenUsed_thenVisitorAndNoError() {
        var browser = Browser.loggedIn(service, "auditor");
        service.bean(JdbcClient.class)
                .sql("update work.web_session set content = '{\"strange\": 1}' where account_id = ?")
                .param(DemoAccount.ALL.stream()
                        .filter(account -> account.holder().userName().equals("auditor"))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .value())
                .update();
        assertThat(browser.get("/").getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void givenSessionRow_whenRead_thenItsIdIsNotInIt() {
        var browser = Browser.loggedIn(service, "regulator");
        var id = Objects.requireNonNull(browser.cookies().get("session"));
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from work.web_session s where s::text like '%' || ? || '%'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Short-1", "alllower-2026", "ALLUPPER-2026", "NoDigitsHere"})
    void givenWeakPassword_whenSet_thenRefused(String weak) {
        Assertions.assertThatThrownBy(() -> Passwords.check(weak))
                .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(
                                rejection.details().violations())
                        .singleElement()
                        .satisfies(violation -> assertThat(violation.rule()).isEqualTo("accounts.PasswordsAreStrong")));
    }

    private static URI location(Browser browser, TestAccount account, String password) {
        return Objects.requireNonNull(
                browser.logIn(account.userName(), password).getResponseHeaders().getLocation());
    }
}
