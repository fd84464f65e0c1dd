package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.TooMany;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.database.TestFolders;
import io.caseledger.shared.pdf.Pdf;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.TakesFiles;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** What one caller may have of the service, on one whose limits are narrow and whose proxy is this machine. */
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallerLimitsTest {
    private static final Duration SOON = Proofs.within(Duration.ofSeconds(4));
    private static final int WRONG = 5;
    private static final int CONNECTIONS = 40;
    private static final String ITS_TURN = "its turn";

    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.start(
                "--caseledger.data-dir=" + TestFolders.fresh(),
                "--caseledger.web.streams-per-account=2",
                "--caseledger.web.connections=" + CONNECTIONS,
                "--caseledger.web.files-per-account=1",
                "--caseledger.uploads.at-once=1",
                "--caseledger.web.head-seconds=1",
                "--caseledger.web.body-seconds=1",
                "--caseledger.web.idle-seconds=2",
                "--caseledger.web.wrong-logins-per-address=" + WRONG,
                "--caseledger.web.wrong-logins-per-network=8",
                "--caseledger.web.trusted-proxies=127.0.0.0/8,::1");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void givenAsManyStreamsAsAnAccountMayHave_whenOneMoreIsOpened_thenRefusedInPlainWordsUntilOneIsClosed() {
        var browser = Browser.loggedIn(service, "applicant");
        try (var first = OpenStream.by(service, browser, "/origin/certificates/live");
                var second = OpenStream.by(service, browser, "/mask/permits/live")) {
            service.client()
                    .get()
                    .uri("/origin/certificates/live")
                    .accept(MediaType.TEXT_EVENT_STREAM)
                    .cookies(jar -> browser.cookies().forEach(jar::add))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                    .expectHeader()
                    .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                    .expectHeader()
                    .exists("Retry-After");
            try (var another =
                    OpenStream.by(service, Browser.loggedIn(service, "applicant2"), "/origin/certificates/live")) {
                assertThat(another.endsWithin(Duration.ofMillis(1))).isFalse();
            }
        }
        await().atMost(SOON).until(() -> service.bean(LiveStreams.class).open() == 0);
        try (var again = OpenStream.by(service, browser, "/origin/certificates/live")) {
            assertThat(again.endsWithin(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    @Spec("SEC-02")
    void givenAsManyFilesUnderWayAsAnAccountMayHave_whenItFetchesOneMore_thenToldToComeAgain() {
        var browser = Browser.loggedIn(service, "applicant");
        var export = "/origin/certificates/export.csv";
        var slow = new BaseSubscriber<DataBuffer>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }
        };
        Flux.from(Objects.requireNonNull(service.bean(Exports.class)
                        .file(
                                "csv",
                                "origin.list.state",
                                List.of(new Column<Integer>("origin.list.state", row -> row)),
                                Flux.range(1, 10_000),
                                Locale.ENGLISH)
                        .getBody()))
                .contextWrite(as("applicant"))
                .subscribe(slow);

        var refused = browser.get(export);
        assertThat(refused.getStatus()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refused.getResponseHeaders().getFirst("Retry-After")).isNotBlank();
        assertThat(refused.getResponseHeaders().getFirst("Content-Disposition"))
                .as("nothing to keep under the file's name")
                .isNull();
        assertThat(Browser.loggedIn(service, "applicant2").get(export).getStatus())
                .isEqualTo(HttpStatus.OK);
        slow.cancel();
        assertThat(browser.get(export).getStatus()).isEqualTo(HttpStatus.OK);
    }

    @Test
    @Spec("SEC-02")
    void givenADocumentThatAnAccountWaitsFor_whenItAsksForAnother_thenRefusedAndOthersHaveTheirs() {
        var going = new CountDownLatch(1);
        var first = document("applicant", going).toFuture();
        StepVerifier.create(document("applicant", going))
                .expectError(TooMany.class)
                .verify(SOON);
        var others = document("applicant2", going).toFuture();
        going.countDown();

        assertThat(first).failsWithin(SOON).withThrowableThat().withMessageContaining(ITS_TURN);
        assertThat(others).failsWithin(SOON).withThrowableThat().withMessageContaining(ITS_TURN);
    }

    private Mono<byte[]> document(String userName, CountDownLatch going) {
        return service.bean(Pdf.class)
                .of("permit/permit-pdf", Locale.ENGLISH, () -> {
                    try {
                        going.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    throw new IllegalStateException(ITS_TURN);
                })
                .contextWrite(as(userName));
    }

    private static Context as(String userName) {
        var account = DemoAccount.named(userName);
        var actor = new Actor(account.id().value(), userName, Role.APPLICANT, null, null);
        return ReactiveSecurityContextHolder.withAuthentication(
                new SignedInToken(new SignedInAccount(actor, userName, account.credentialId())));
    }

    @Test
    @Spec("SEC-02")
    void givenAsManyBodiesWithFilesAsAnAccountMaySend_whenItSendsOneMore_thenRefusedBeforeAnyIsRead() {
        var filter = service.bean("onlyFilersSendFiles", WebFilter.class);
        var first = filter.filter(sendingFiles(), exchange -> Mono.never())
                .contextWrite(as("applicant"))
                .subscribe();
        StepVerifier.create(
                        filter.filter(sendingFiles(), exchange -> Mono.never()).contextWrite(as("applicant")))
                .expectError(TooMany.class)
                .verify(SOON);
        StepVerifier.create(
                        filter.filter(sendingFiles(), exchange -> Mono.empty()).contextWrite(as("applicant2")))
                .verifyComplete();
        first.dispose();
        StepVerifier.create(
                        filter.filter(sendingFiles(), exchange -> Mono.empty()).contextWrite(as("applicant")))
                .verifyComplete();
    }

    private static ServerWebExchange sendingFiles() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/origin/bulk"));
        exchange.getAttributes().put(TakesFiles.class.getName(), true);
        return exchange;
    }

    @Test
    @Spec("SEC-02")
    void givenAsManyConnectionsAsThereMayBe_whenOneMoreIsOpened_thenClosedUntilOneHasGone() throws Exception {
        var asking = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                asking.add(connected(""));
            }
            // which of them comes first is the event loops' affair
            assertThat(asking.stream().filter(CallerLimitsTest::answered).count())
                    .isBetween(1L, (long) CONNECTIONS);
        } finally {
            for (var socket : asking) {
                socket.close();
            }
        }
        await().atMost(SOON).until(() -> {
            try (var again = connected("")) {
                return answered(again);
            }
        });
    }

    private static boolean answered(Socket socket) {
        try {
            socket.getOutputStream()
                    .write("GET /css/no-such.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
            return socket.getInputStream().read() >= 0;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void givenAHeadThatComesByteByByte_whenItTakesTooLong_thenTheConnectionIsClosed() throws Exception {
        try (var socket = connected("GET /login HTTP/1.1\r\nHost: localhost\r\nX: ")) {
            assertThat(closed(socket, "x")).isTrue();
        }
    }

    @Test
    void givenASecondHeadOnAConnection_whenItTakesTooLong_thenClosedToo() throws Exception {
        try (var socket =
                connected("GET /css/no-such.css HTTP/1.1\r\nHost: localhost\r\n\r\nGET /login HTTP/1.1\r\nX: ")) {
            assertThat(closed(socket, "x")).isTrue();
        }
    }

    @Test
    void givenABodyThatStandsStill_whenItTakesTooLong_thenTheConnectionIsClosed() throws Exception {
        try (var socket = connected(
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 1000\r\n\r\nusername=")) {
            assertThat(closed(socket, "")).isTrue();
        }
    }

    @Test
    void givenAConnectionThatAsksNothing_whenItIsIdle_thenClosed() throws Exception {
        try (var socket = connected("GET /css/no-such.css HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(closed(socket, "")).isTrue();
        }
    }

    @Test
    @Spec("SEC-03")
    void givenWhatIsNoHttp_whenNettyAnswersByItself_thenWithTheSecurityHeaders() throws Exception {
        for (var bad : new String[] {
            "GET /login HTTP/1.1\r\nHost: localhost\r\nno header at all\r\n\r\n",
            "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /login HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"
        }) {
            try (var socket = connected(bad)) {
                socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(answer)
                        .startsWith("HTTP/1.1 4")
                        .containsIgnoringCase("Content-Security-Policy: default-src 'self'")
                        .containsIgnoringCase("X-Content-Type-Options: nosniff")
                        .containsIgnoringCase("Cache-Control: no-store");
            }
        }
    }

    @Test
    @Spec("ACC-07")
    void givenAnAddressThatGuesses_whenItHasGuessedEnough_thenOnlyItHasToWait() {
        for (int i = 0; i < WRONG; i++) {
            assertThat(location(logIn("203.0.113.7", "nobody-" + i, "Wrong-2026")))
                    .isEqualTo("/login?error");
        }
        // what the caller says of itself is not what the proxy says
        var refused = logIn("192.0.2.1, 203.0.113.7", "applicant", DemoAccount.PASSWORD);
        assertThat(refused.getStatus()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refused.getResponseHeaders().getFirst("Retry-After")).isNotBlank();
        assertThat(location(logIn("203.0.113.8", "applicant", DemoAccount.PASSWORD)))
                .isEqualTo("/");
        // right ones cost nothing
        for (int i = 0; i < 2 * WRONG; i++) {
            assertThat(location(logIn("203.0.113.8", "applicant", DemoAccount.PASSWORD)))
                    .isEqualTo("/");
        }
        // eight of one network, whatever the address
        for (int i = 0; i < 3; i++) {
            assertThat(location(logIn("203.0.113." + (100 + i), "nobody", "Wrong-2026")))
                    .isEqualTo("/login?error");
        }
        assertThat(logIn("203.0.113.200", "applicant", DemoAccount.PASSWORD).getStatus())
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(location(logIn("198.51.100.9", "applicant", DemoAccount.PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    @Spec("ACC-07")
    void givenADeviceThatHasLoggedInBefore_whenOthersGuess_thenItIsNotKeptOut() {
        var account = TestAccount.open(service, Role.APPLICANT);
        var device = new Browser(service, "198.51.101.7");
        assertThat(location(device.logIn(account.userName(), TestAccount.PASSWORD)))
                .isEqualTo("/");
        device.logOut();
        assertThat(device.cookies()).containsKey("device").doesNotContainKey("session");
        for (int i = 0; i < WRONG; i++) {
            logIn("198.51.101.7", account.userName(), "Wrong-2026");
        }

        assertThat(location(logIn("198.51.102.7", account.userName(), TestAccount.PASSWORD)))
                .as("locked")
                .isEqualTo("/login?error");
        assertThat(location(device.logIn(account.userName(), TestAccount.PASSWORD)))
                .as("not for the known device, though its address has to wait")
                .isEqualTo("/");

        var forged = new Browser(service, "198.51.103.7");
        forged.cookies()
                .put(
                        "device",
                        Objects.requireNonNull(device.cookies().get("device")).replaceFirst(".$", "_"));
        assertThat(location(forged.logIn(account.userName(), TestAccount.PASSWORD)))
                .isEqualTo("/login?error");
        var others = new Browser(service, "198.51.104.7");
        others.cookies().putAll(device.cookies());
        others.cookies().remove("session");
        for (int i = 0; i < WRONG; i++) {
            assertThat(location(others.logIn(account.userName(), "Wrong-2026"))).isEqualTo("/login?error");
        }
        assertThat(others.logIn(account.userName(), TestAccount.PASSWORD).getStatus())
                .as("a stolen cookie guesses no faster")
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    private EntityExchangeResult<String> logIn(String from, String userName, String password) {
        return new Browser(service, from).logIn(userName, password);
    }

    private static String location(EntityExchangeResult<String> answer) {
        return String.valueOf(answer.getResponseHeaders().getLocation());
    }

    private Socket connected(String sent) throws IOException {
        var address = URI.create(service.address().toString());
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(200);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whether the service closes it soon, though this keeps sending. */
    private static boolean closed(Socket socket, String more) {
        var end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException silent) {
                try {
                    socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException gone) {
                    return true;
                }
            } catch (IOException gone) {
                return true;
            }
        }
        return false;
    }
}
