package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

class SecurityTest {
    private final RunningService service = RunningService.shared();

    /** The language's and the wanted page's went by plain HTTP too, as the proxy that ends TLS speaks that. */
    @Test
    @Spec("SEC-02")
    void givenAServiceReachedByTls_whenAnybodySetsACookie_thenItIsSentByTlsOnly() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/login"));
        new SecurityHeaders(true)
                .filter(exchange, answered -> {
                    answered.getResponse()
                            .addCookie(ResponseCookie.from("any", "value")
                                    .httpOnly(true)
                                    .build());
                    return answered.getResponse().setComplete();
                })
                .block();
        assertThat(exchange.getResponse().getCookies().getFirst("any")).satisfies(cookie -> {
            assertThat(cookie.isSecure()).isTrue();
            assertThat(cookie.isHttpOnly()).isTrue();
        });
        assertThat(exchange.getResponse().getHeaders().getFirst("Strict-Transport-Security"))
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/css/caseledger.css",
                "/js/main.js",
                "/webjars/bootstrap/css/bootstrap.min.css",
                "/origin/certificates",
                "/no/such/page",
                "/actuator/health/readiness",
                "/api/v1/origin/certificates",
                "/css/no-such.css"
            })
    @Spec("SEC-03")
    void givenAnyAnswer_thenItCarriesTheSecurityHeaders(String path) {
        var headers = new Browser(service).get(path).getResponseHeaders();
        assertThat(headers.get("Content-Security-Policy")).singleElement().satisfies(policy -> assertThat(policy)
                .contains("default-src 'self'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
        assertThat(headers.get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.get("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.get("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.get("Permissions-Policy")).hasSize(1);
        assertThat(headers.get("Cache-Control")).hasSize(1);
        assertThat(headers.containsHeader("Strict-Transport-Security")).isFalse();
    }

    @Test
    void givenHtmlPages_thenNothingInTheMarkupNeedsAWeakerPolicy() {
        for (var path : new String[] {"/", "/login", "/mailbox", "/no/such/page"}) {
            assertThat(Browser.loggedIn(service, "applicant").get(path).getResponseBody())
                    .doesNotContainPattern("<script>|<style|\\sstyle=\"|\\son[a-z]+=\"");
        }
    }

    @Test
    @Spec("API-06")
    void givenRightPassword_whenMachineCalls_thenItComesInWithoutSession() {
        var answer = call("/api/v1/no-such-thing", "applicant", DemoAccount.PASSWORD);
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer.getResponseCookies()).isEmpty();
        assertThat(call("/api/v1/no-such-thing", "applicant", DemoAccount.PASSWORD)
                        .getStatus())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    @Spec("API-06")
    void givenNoOrWrongPassword_whenMachineCalls_thenProblemAndItsMend() {
        var wrong = call("/api/v1/origin/certificates", "applicant2", "Wrong-2026");
        assertThat(wrong.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(wrong.getResponseHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .startsWith("Basic ");
        assertThat(wrong.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(wrong.getResponseBody()).contains("\"status\":401", "correlationId");
        service.client()
                .get()
                .uri("/api/v1/origin/certificates")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void givenSessionCookie_whenMachineInterfaceIsCalled_thenItCountsForNothing() {
        assertThat(Browser.loggedIn(service, "applicant")
                        .get("/api/v1/origin/certificates")
                        .getStatus())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    @Spec({"ACC-07", "API-06"})
    void givenFiveWrongPasswordsByBasic_whenRightOneIsSent_thenLockedEvenIfItWasRightBefore() {
        var account = TestAccount.open(service, Role.APPLICANT);
        var path = "/api/v1/no-such-thing";
        assertThat(call(path, account.userName(), TestAccount.PASSWORD).getStatus())
                .isEqualTo(HttpStatus.NOT_FOUND);
        for (int i = 0; i < 5; i++) {
            assertThat(call(path, account.userName(), "Wrong-2026").getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        }
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Objects.equals(
                        call(path, account.userName(), TestAccount.PASSWORD).getStatus(), HttpStatus.UNAUTHORIZED));
    }

    @Test
    void givenAScriptAsksWithoutLogin_thenItIsToldAndAsksForItself() {
        service.client()
                .get()
                .uri("/origin/certificates")
                .header("HX-Request", "true")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private EntityExchangeResult<String> call(String path, String userName, String password) {
        return service.client()
                .get()
                .uri(path)
                .header(
                        HttpHeaders.AUTHORIZATION,
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((userName + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }
}
