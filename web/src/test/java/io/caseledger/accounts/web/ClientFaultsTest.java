package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;

/** What {@link AnyRequestTest} or somebody in use has met as a 500, by its kind: each is the sender's fault, and is said to be. */
@Spec("GEN-12")
class ClientFaultsTest {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";
    private static final String PARTS = "Content-Type: multipart/form-data; boundary=b";
    private static final String STREAM = "Accept: text/event-stream";

    private final RunningService service = RunningService.shared();
    private final Map<String, List<String>> sessions = new HashMap<>();

    /** @param status of the answer */
    private record Fault(String name, String who, String request, String header, String body, int status) {}

    private static final List<Fault> FAULTS = List.of(
            get("a filter with a NUL", "applicant", "/origin/certificates?exporter=%00", 422),
            get("a file of a list with a NUL", "applicant", "/origin/certificates/export.csv?exporter=%00", 422),
            get("half a surrogate pair", "applicant", "/mask/permits?number=%ED%A0%80", 400),
            get("two signs in a parameter of the login page", "visitor", "/login?lang=en&x=a=b", 303),
            get("percent signs that mean nothing", "visitor", "/login?lang=%zz", 400),
            get(
                    "a day that PostgreSQL does not have",
                    "applicant",
                    "/origin/certificates?submittedFrom=%2B999999999-12-31",
                    400),
            get("a year of machines that nobody has", "regulator", "/api/v1/mask/permits?issuedFrom=-4713-01-01", 422),
            get("a moment before there was time", "regulator", "/mask/dashboard?asOf=-1000000000-01-01T00:00:00Z", 400),
            get("a page before the first", "applicant", "/origin/certificates?page=-1", 400),
            get("a page beyond all numbers", "applicant", "/origin/certificates?page=99999999999999999999", 400),
            get("a cursor that is none", "applicant", "/api/v1/origin/certificates?cursor=%27", 422),
            new Fault("a page asked for as a stream", "applicant", "GET /origin/certificates", STREAM, "", 406),
            new Fault("a form that is none", "regulator", "POST /mask/alerts", FORM, "%%%", 400),
            new Fault("an empty alert form", "regulator", "POST /mask/alerts", FORM, "", 303),
            new Fault(
                    "null in a list",
                    "issuer",
                    "POST /api/v1/origin/certificates/TPE-20200101-99999/request-correction",
                    JSON,
                    "{\"comments\":[null]}",
                    400),
            new Fault(
                    "lists without end", "applicant", "POST /api/v1/origin/certificates", JSON, "[".repeat(5_000), 400),
            new Fault(
                    "a number without end",
                    "applicant",
                    "POST /api/v1/mask/permits",
                    JSON,
                    "{\"items\":[{\"pieces\":1e2000000000}]}",
                    400),
            new Fault(
                    "a part without a name",
                    "applicant",
                    "POST /api/v1/origin/attachments",
                    PARTS,
                    "--b\r\n\r\nx\r\n--b--\r\n",
                    400),
            new Fault(
                    "a part that never ends",
                    "applicant",
                    "POST /api/v1/origin/attachments",
                    PARTS,
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx",
                    400),
            new Fault(
                    "a part whose name is in no alphabet",
                    "applicant",
                    "POST /api/v1/origin/attachments",
                    PARTS,
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=none''%zz\r\n\r\nx\r\n--b--\r\n",
                    400),
            new Fault(
                    "parts without a boundary",
                    "applicant",
                    "POST /api/v1/origin/attachments",
                    "Content-Type: multipart/form-data",
                    "x",
                    400));

    private static Fault get(String name, String who, String target, int status) {
        return new Fault(name, who, "GET " + target, "Accept: */*", "", status);
    }

    @Test
    void everyKindIsToldToItsSender() {
        var wrong = new ArrayList<String>();
        for (var fault : FAULTS) {
            var words = fault.request().split(" ", 2);
            var answer = ask(fault.who(), words[0], words[1], fault.header(), fault.body());
            if (answer.status() != fault.status()) {
                wrong.add("%s: %d %s, not %d: %s"
                        .formatted(
                                fault.name(),
                                answer.status(),
                                answer.fault(),
                                fault.status(),
                                answer.text().replaceAll("(?s)<head.*</head>|<[^>]*>|\\s+", " ")));
            }
            var correlation = answer.header("Caseledger-Correlation");
            if (answer.header("Content-Type").contains("problem")
                    && (correlation.isEmpty() || !answer.text().contains(correlation))) {
                wrong.add(fault.name() + ": without what to name when asking");
            }
            if (answer.text().contains("Exception") || answer.text().contains("Unexpected character")) {
                wrong.add(fault.name() + ": told in the words of a parser");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRouteRefusesANulInItsAddress_andNoPageIsAStream() {
        var table = AccessTable.read();
        var wrong = new ArrayList<String>();
        Route.all(service)
                .filter(route -> route.method().equals(HttpMethod.GET)
                        && !route.pattern().contains("{"))
                .forEach(route -> {
                    var who = table.getOrDefault(route.name(), Map.of()).entrySet().stream()
                            .filter(cell -> cell.getValue().startsWith("yes")
                                    && !cell.getKey().equals("visitor"))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse("applicant");
                    var target = route.pattern().replace("**", "none");
                    var refused = ask(who, "GET", target + "?q=%00", "Accept: */*", "");
                    if (refused.status() != 422) {
                        wrong.add(route.name() + " with a NUL: " + refused.status() + refused.fault());
                    }
                    if (!route.stream()) {
                        var answer = ask(who, "GET", target, STREAM, "");
                        if (answer.status() >= 500 || !answer.fault().isEmpty()) {
                            wrong.add(route.name() + " as a stream: " + answer.status() + answer.fault());
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    /** Netty answers those itself while the request is under way: nobody of ours can any more, and it is no fault of ours. */
    @Test
    void givenABodyThatIsNoHttp_whenSentToAnyRoute_thenRefusedWithoutAWordInTheLog() throws IOException {
        var lines = new ListAppender<ILoggingEvent>();
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(lines);
        var wrong = new ArrayList<String>();
        for (var route : Route.all(service)
                .filter(route -> route.method().equals(HttpMethod.POST))
                .toList()) {
            for (var chunk : List.of("-1", "ZZ", "FFFFFFFFFFFFFFFF", "1\r\nx1\r\n")) {
                var target = route.pattern().replaceAll("\\{[^/]+}", "1");
                var who = target.startsWith("/api/")
                        ? RawRequest.basic("applicant")
                        : sessions.computeIfAbsent("applicant", name -> RawRequest.session(service, name));
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
                    socket.setSoTimeout(20_000);
                    socket.getOutputStream()
                            .write(("POST " + target
                                            + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: "
                                            + route.consumes() + "\r\n" + String.join("\r\n", who) + "\r\n\r\n" + chunk
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    if (!status.matches("HTTP/1.1 [34]..")) {
                        wrong.add(route.name() + " " + chunk + ": " + status);
                    }
                }
            }
        }
        root.detachAppender(lines);
        assertThat(wrong).isEmpty();
        assertThat(lines.list.stream()
                        .filter(line -> line.getLevel() == Level.ERROR)
                        .map(ILoggingEvent::getFormattedMessage))
                .isEmpty();
    }

    private RawRequest.Answer ask(String who, String method, String target, String header, String body) {
        var headers = new ArrayList<>(List.of(header));
        headers.addAll(
                target.startsWith("/api/")
                        ? RawRequest.basic(who)
                        : sessions.computeIfAbsent(who, name -> RawRequest.session(service, name)));
        if (target.startsWith("/api/") && method.equals("POST")) {
            headers.add("Idempotency-Key: " + UUID.randomUUID());
        }
        return new RawRequest(method, target, headers, body, 1, false).send(service.port());
    }
}
