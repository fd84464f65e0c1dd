package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Role;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class LoginTest {
    private static final long STEP_MS = 400;

    static final List<String> DEMO_NAMES = List.of(
            "applicant",
            "applicant2",
            "agent",
            "issuer",
            "issuer2",
            "issuer3",
            "accounts",
            "regulator",
            "ra",
            "auditor",
            "bank",
            "customs");

    private final RunningService service = RunningService.shared();

    @ParameterizedTest
    @FieldSource("DEMO_NAMES")
    void givenDemoMode_whenDemoAccountLogsIn_thenHomePageGreets(String name) {
        var browser = Browser.loggedIn(service, name);
        assertThat(browser.get("/").getResponseBody())
                .contains(DemoAccount.ALL.stream()
                        .filter(account -> account.holder().userName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .holder()
                        .displayName());
    }

    @Test
    void givenDemoMode_whenLoginPageIsOpened_thenEveryAccountIsOneClickAway() {
        var page = Objects.requireNonNull(new Browser(service).get("/login").getResponseBody());
        assertThat(page).contains(DemoAccount.PASSWORD);
        for (var name : DEMO_NAMES) {
            assertThat(page).contains("<input type=\"hidden\" name=\"username\" value=\"" + name + "\">");
        }
    }

    @Test
    void givenUserNameInOtherCase_whenLoggedIn_thenItIsTheSameAccount() {
        assertThat(new Browser(service)
                        .logIn("ＡＰＰＬＩＣＡＮＴ", DemoAccount.PASSWORD)
                        .getResponseHeaders()
                        .getLocation())
                .isEqualTo(URI.create("/"));
    }

    @Test
    void givenVisitor_whenPageNeedsLogin_thenItOpensAfterLogin() {
        var browser = new Browser(service);
        var refused = browser.get("/origin/certificates?page=2");
        assertThat(refused.getStatus()).isEqualTo(HttpStatus.FOUND);
        assertThat(refused.getResponseHeaders().getLocation()).isEqualTo(URI.create("/login"));
        assertThat(browser.logIn("applicant", DemoAccount.PASSWORD)
                        .getResponseHeaders()
                        .getLocation())
                .isEqualTo(URI.create("/origin/certificates?page=2"));
    }

    @Test
    void givenForeignAddressAsWantedPage_whenLoggedIn_thenHome() {
        for (var evil : List.of("Ly9ldmlsLmV4YW1wbGU", "aHR0cHM6Ly9ldmlsLmV4YW1wbGU", "L1xldmlsLmV4YW1wbGU", "!")) {
            var browser = new Browser(service);
            browser.cookies().put("wanted", evil);
            assertThat(browser.logIn("applicant", DemoAccount.PASSWORD)
                            .getResponseHeaders()
                            .getLocation())
                    .isEqualTo(URI.create("/"));
        }
    }

    @Test
    @Spec("ACC-07")
    void givenWrongNameWrongPasswordOrLock_whenLoggedIn_thenSameAnswerAfterTheSameTime() {
        var locked = TestAccount.open(service, Role.APPLICANT);
        for (int i = 0; i < 5; i++) {
            new Browser(service).logIn(locked.userName(), "Wrong-2026");
        }
        var known = TestAccount.open(service, Role.APPLICANT);
        var answers = new ArrayList<EntityExchangeResult<String>>();
        var times = new ArrayList<Long>();
        for (var attempt : List.of(
                List.of("nobody-at-all", "Wrong-2026"),
                List.of(known.userName(), "Wrong-2026"),
                List.of(locked.userName(), TestAccount.PASSWORD))) {
            long behind = STEP_MS;
            // the least of a few: only what the service itself takes is taken each time, and four are too few to lock
            // an account
            for (int i = 0; i < 4 && behind >= STEP_MS / 2; i++) {
                var browser = new Browser(service);
                var token = Browser.csrf(browser.get("/login"));
                long start = System.nanoTime();
                answers.add(browser.post(
                        "/login", Map.of("_csrf", token, "username", attempt.get(0), "password", attempt.get(1))));
                behind = Duration.ofNanos(System.nanoTime() - start).toMillis() % STEP_MS;
                assertThat(browser.cookies()).doesNotContainKey("session");
                assertThat(browser.get("/login?error").getResponseBody()).contains("無法登入");
            }
            times.add(behind);
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.getStatus()).isEqualTo(HttpStatus.FOUND);
            assertThat(answer.getResponseHeaders().getLocation()).isEqualTo(URI.create("/login?error"));
            assertThat(answer.getResponseBody()).isNull();
        });
        // answered at steps: on a busy machine one may fall a step behind, but none shows how long it took
        assertThat(times).allMatch(behind -> behind < STEP_MS / 2);
    }

    @Test
    @Spec("ACC-07")
    void givenFiveWrongPasswordsAtOnce_whenLoggedInRightly_thenLocked() {
        var account = TestAccount.open(service, Role.APPLICANT);
        Flux.range(0, 8)
                .flatMap(i -> Mono.fromCallable(() -> new Browser(service).logIn(account.userName(), "Wrong-2026"))
                        .subscribeOn(Schedulers.boundedElastic()))
                .blockLast();
        assertThat(new Browser(service)
                        .logIn(account.userName(), TestAccount.PASSWORD)
                        .getResponseHeaders()
                        .getLocation())
                .isEqualTo(URI.create("/login?error"));
        assertThat(events(account))
                .filteredOn(type -> type.endsWith("LoginFailed"))
                .hasSize(5);
        assertThat(events(account))
                .filteredOn(type -> type.endsWith("AccountLocked"))
                .hasSize(1);
    }

    @Test
    void givenLoginsAndRefusals_thenNoPasswordIsInTheLogOrASession() {
        var account = TestAccount.open(service, Role.APPLICANT);
        new Browser(service).logIn(account.userName(), TestAccount.PASSWORD);
        var jdbc = service.bean(JdbcClient.class);
        assertThat(jdbc.sql("select count(*) from log.domain_event where convert_from(payload, 'UTF8') like '%argon2%'"
                                + " or convert_from(payload, 'UTF8') like '%" + TestAccount.PASSWORD + "%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select content::text from work.web_session where account_id = ?")
                        .param(account.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(TestAccount.PASSWORD)
                .contains(account.userName());
        assertThat(jdbc.sql("select phc from work.credential")
                        .query(String.class)
                        .list())
                .allSatisfy(phc -> assertThat(phc).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void givenArgon2_whenHashed_thenOnlyThePasswordMatches() {
        var hash = Credentials.ARGON2.encode("密碼Aa1");
        assertThat(Credentials.ARGON2.matches("密碼Aa1", hash)).isTrue();
        assertThat(Credentials.ARGON2.matches("密碼Aa2", hash)).isFalse();
        assertThat(Credentials.ARGON2.matches(" ", Credentials.NOBODYS)).isFalse();
        assertThat(Credentials.ARGON2.encode("密碼Aa1")).isNotEqualTo(hash);
        // as long as a real one, so that checking against it takes as long
        assertThat(Credentials.NOBODYS).hasSameSizeAs(hash);
    }

    private List<String> events(TestAccount account) {
        return service.bean(JdbcClient.class)
                .sql(
                        "select payload_type from log.domain_event where aggregate_identifier = ? order by sequence_number")
                .param(account.id().value())
                .query(String.class)
                .list();
    }
}
