package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whatever a client's request line and headers say, it is the client that is told so: never a 5xx, and the protecting headers in any case. */
class OddRequestsTest {
    private static final List<String> HEADERS = List.of(
            "Accept: v=3.0",
            "Accept: x",
            "Accept: text/html;q=banana",
            "Accept: */html",
            "Accept: application/xml",
            "Accept: ,",
            "Content-Type: x",
            "Content-Type: v=3.0",
            "Content-Type: text/html;charset=none-such",
            "Content-Type: multipart/form-data",
            "Content-Type: multipart/form-data; boundary=",
            "Content-Type: application/x-www-form-urlencoded; charset=utf-7",
            "Accept-Language: ****",
            "Accept-Language: en;q=banana",
            "Accept-Encoding: banana;q=x",
            "Cookie: =; ;; session=; session",
            "Cookie: session=\u00e9",
            "Cookie: csrf=%zz; device=.~.~; wanted=%%",
            "Range: bytes=9-1",
            "If-Modified-Since: yesterday",
            "If-None-Match: x",
            "If-Match: x",
            "Last-Event-ID: x",
            "Authorization: Basic",
            "Authorization: Basic %%%",
            "Authorization: Bearer x",
            "Origin: null",
            "Origin: ://",
            "X-Forwarded-For: ,,,",
            "Forwarded: for=\"",
            "X-HTTP-Method-Override: DELETE",
            "Expect: banana",
            "Upgrade: websocket",
            "HX-Request: true");

    private static final List<String> TARGETS = List.of(
            "/",
            "/login",
            "/origin/certificates",
            "/origin/certificates/live",
            "/origin/apply",
            "/mailbox",
            "/css/caseledger.css",
            "/api/openapi.json",
            "/api/v1/origin/certificates",
            "/api/v1/origin/attachments",
            "/no/such/page");

    private static final List<String> ODD_TARGETS = List.of(
            "//",
            "/%",
            "/%zz",
            "/login?%zz=%",
            "/;a=b;",
            "/..%2f..",
            "/%00",
            "/login?a=b=c&&&=",
            "*",
            "http://x/",
            "/\u00e9");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BANANA");

    private final RunningService service = RunningService.shared();

    @Test
    @Spec("SEC-03")
    void givenAnyHeaderOnAnyKindOfRoute_whenAsked_thenNeverOurFault() {
        var browser = Browser.loggedIn(service, "applicant");
        var session = "Cookie: session=" + browser.cookies().get("session");
        var basic = "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString(("applicant:" + DemoAccount.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var faults = new ArrayList<String>();
        for (var target : TARGETS) {
            for (var header : HEADERS) {
                var who = target.startsWith("/api/v1/") ? basic : session;
                for (var method : List.of("GET", "POST")) {
                    ask(method, target, List.of(header, who), faults);
                }
                ask("POST", target, List.of(header), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @Spec("SEC-03")
    void givenAnyMethodAndTarget_whenAsked_thenNeverOurFault() {
        var faults = new ArrayList<String>();
        for (var method : METHODS) {
            for (var target : TARGETS) {
                ask(method, target, List.of(), faults);
            }
            for (var target : ODD_TARGETS) {
                ask(method, target, List.of(), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Each could be read in two ways, or is none of the versions that are spoken here. */
    @ParameterizedTest
    @Spec("SEC-03")
    @ValueSource(
            strings = {
                "GET /login HTTP/1.1|Host: a|Host: b",
                "GET /login HTTP/1.1|Host: a|Host: a",
                "GET /login HTTP/1.0|Host: a|Host: a",
                "GET /login HTTP/1.1",
                "GET /login HTTP/1.1|Host:",
                "GET /login HTTP/1.1|Host: a b",
                "GET /login HTTP/1.1|Host: a, b",
                "GET /login HTTP/1.1|Host: somebody@a",
                "GET /login HTTP/1.1|Host: a/b",
                "GET /login HTTP/1.1|Host: a:99999",
                "GET /login HTTP/1.1|Host: a:x",
                "GET /login HTTP/3.0|Host: a",
                "GET /login HTTP/1.2|Host: a",
                "GET /login HTTP/2.0|Host: a",
                "GET /login HTTP/0.9|Host: a",
                "GET login HTTP/1.1|Host: a",
                "GET * HTTP/1.1|Host: a",
                "GET http://a:x/login HTTP/1.1|Host: a",
                "GET http://somebody@a/login HTTP/1.1|Host: a",
                "GET ftp://a/login HTTP/1.1|Host: a",
                "POST /login HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked",
                "POST /login HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 3",
                "POST /login HTTP/1.1|Host: a|Content-Length: 3|Content-Length: 4"
            })
    void givenAHeadThatIsNoneOfHttp_whenSent_thenRefusedAndTheConnectionClosed(String head) throws IOException {
        var answer = answer(head);
        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("content-security-policy:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /login HTTP/1.1|Host: a|Connection: close",
                "GET /login HTTP/1.1|Host: a_b.example:8080|Connection: close",
                "GET /login HTTP/1.1|Host: 127.0.0.1:8080|Connection: close",
                "GET /login HTTP/1.1|Host: [::1]:8080|Connection: close",
                "GET http://a/login HTTP/1.1|Host: a|Connection: close",
                "GET /login HTTP/1.0",
                "GET /login HTTP/1.0|Host: a"
            })
    void givenAHeadAsItMayBe_whenSent_thenAnswered(String head) throws IOException {
        assertThat(answer(head)).matches("(?s)HTTP/1\\.[01] 200 .*");
    }

    /** All that comes until the service closes the connection. */
    private String answer(String head) throws IOException {
        try (var socket = new Socket(service.address().getHost(), service.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((head.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void givenAMethodThatARouteDoesNotTake_whenAsked_thenItSaysWhichItTakes() {
        WebTestClient machine = service.client()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("applicant", DemoAccount.PASSWORD))
                .build();
        for (var path : List.of("/api/v1/origin/certificates", "/api/v1/mask/permits")) {
            machine.method(HttpMethod.DELETE)
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(405)
                    .expectHeader()
                    .value("Allow", allowed -> assertThat(allowed).contains("GET", "POST"));
        }
        var page = Browser.loggedIn(service, "applicant").get("/mask/flows/declare");
        assertThat(page.getStatus().value()).isEqualTo(405);
        assertThat(page.getResponseHeaders().getFirst("Allow")).isEqualTo("POST");
    }

    /** As raw as it is: a client library would mend it. */
    private void ask(String method, String target, List<String> headers, List<String> faults) {
        var what = method + " " + target + " "
                + headers.stream().map(OddRequestsTest::shown).toList();
        try (var socket = new Socket(service.address().getHost(), service.port())) {
            socket.setSoTimeout(20_000);
            var body = method.equals("POST") ? "a=b" : "";
            socket.getOutputStream()
                    .write((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + String.join("\r\n", headers) + (headers.isEmpty() ? "" : "\r\n")
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            var start = new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);
            if (!start.matches("(?s)HTTP/1\\.1 [234].*")) {
                faults.add(what + ": " + start.lines().findFirst().orElse("nothing"));
            } else if (!start.toLowerCase(java.util.Locale.ROOT).contains("content-security-policy:")) {
                faults.add(what + ": without the protecting headers");
            }
        } catch (IOException e) {
            faults.add(what + ": " + e);
        }
    }

    private static String shown(String header) {
        return header.startsWith("Cookie: session=") || header.startsWith("Authorization: Basic Y") ? "…" : header;
    }
}
