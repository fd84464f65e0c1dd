package io.caseledger.shared.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.shared.Spec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Flux;

/** Nothing of a body is read before its sender may send it: every route that takes files, asked by hand, without a body. */
class BodiesTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final int PATIENCE_MS = 20_000;
    private static final String PARTS = "multipart/form-data; boundary=b";
    private static Browser applicant = new Browser(SERVICE);
    private static Browser officer = new Browser(SERVICE);
    private static String draft = "";

    @BeforeAll
    static void logIn() {
        applicant = Browser.loggedIn(SERVICE, "applicant");
        officer = Browser.loggedIn(SERVICE, "issuer");
        draft = FilingForm.begin(applicant, "01").path();
    }

    /** A route as it is asked, its variables filled in. */
    record Route(String path, int megabytes) {
        boolean isApi() {
            return path.startsWith("/api/");
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private static Map<RequestMappingInfo, HandlerMethod> mappings() {
        var mappings = new LinkedHashMap<RequestMappingInfo, HandlerMethod>();
        Objects.requireNonNull(SERVICE.bean(DispatcherHandler.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .forEach(mapping -> mappings.putAll(mapping.getHandlerMethods()));
        return mappings;
    }

    static Stream<Route> routes() {
        return mappings().entrySet().stream()
                .filter(route -> route.getValue().hasMethodAnnotation(TakesFiles.class))
                .flatMap(route -> route.getKey().getPatternsCondition().getPatterns().stream()
                        .map(pattern -> new Route(
                                pattern.getPatternString()
                                        .replaceAll(
                                                "\\{[^}]+}", UUID.randomUUID().toString()),
                                Objects.requireNonNull(route.getValue().getMethodAnnotation(TakesFiles.class))
                                        .megabytes())))
                .distinct();
    }

    @Test
    void givenTheRoutes_thenAllThatTakeFilesSaySo() {
        var taking = mappings().entrySet().stream()
                .filter(route -> takesFiles(route.getKey(), route.getValue()))
                .map(route -> route.getValue().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        var saying = mappings().values().stream()
                .filter(method -> method.hasMethodAnnotation(TakesFiles.class))
                .map(HandlerMethod::toString)
                .collect(Collectors.toSet());

        assertThat(saying).containsAll(taking).hasSizeGreaterThanOrEqualTo(8);
    }

    /** With its token in the address: in a body of parts nobody looks for it. */
    @Test
    void givenTheTemplates_thenEveryFormWithFilesCarriesItsToken() throws IOException {
        var forms = Pattern.compile("<form[^>]*multipart/form-data[^>]*>", Pattern.DOTALL);
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            var found = templates
                    .filter(file -> file.toString().endsWith(".html"))
                    .flatMap(file -> forms.matcher(read(file)).results().map(MatchResult::group))
                    .toList();
            assertThat(found)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(form -> form.contains("_csrf=${page.csrf.token}"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takesFiles(RequestMappingInfo mapping, HandlerMethod method) {
        return mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                        .anyMatch(MediaType.MULTIPART_FORM_DATA::includes)
                || Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == FilePart.class
                                || (parameter.hasParameterAnnotation(RequestBody.class)
                                        && parameter.getParameterType() == Flux.class));
    }

    @ParameterizedTest
    @MethodSource("routes")
    @Spec("SEC-01")
    void givenNobodyAndALargeBody_whenSent_thenAnsweredUnread(Route route) throws IOException {
        var status = ask(route.path(), "", PARTS, route.megabytes() * 1_000_000L, "");

        // a person is led to the login page
        assertThat(status).isEqualTo(route.path().startsWith("/api/") ? 401 : 302);
    }

    @ParameterizedTest
    @MethodSource("routes")
    @Spec("SEC-01")
    void givenSomebodyWhoFilesNothingAndALargeBody_whenSent_thenAnsweredUnread(Route route) throws IOException {
        var status = ask(route.path(), as(officer, "issuer", route), PARTS, route.megabytes() * 1_000_000L, "");

        assertThat(status).isEqualTo(403);
    }

    /** At once where the length says so, else where it shows. */
    @ParameterizedTest
    @CsvSource({
        "true, zh-TW, 送出的內容超過這項功能可接受的大小。",
        "false, zh-TW, 送出的內容超過這項功能可接受的大小。",
        "true, en, What was sent is larger than this function takes."
    })
    void givenJsonThatIsTooLarge_whenSent_thenTheProblemSaysSo(boolean announced, String language, String text) {
        var large = "{\"exporterStatement\":\"" + "a".repeat(2 * 1024 * 1024) + "\"}";
        var ask = SERVICE.client()
                .post()
                .uri("/api/v1/origin/certificates")
                .headers(headers -> {
                    headers.setBasicAuth("applicant", "Caseledger-2026");
                    headers.set("Idempotency-Key", UUID.randomUUID().toString());
                    headers.set("Accept-Language", language);
                })
                .contentType(MediaType.APPLICATION_JSON);
        (announced ? ask.bodyValue(large) : ask.body(Flux.fromArray(large.split("(?<=\\G.{16384})")), String.class))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(text)
                .jsonPath("$.correlationId")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenMoreThanTheRouteTakes_whenSent_thenTooLargeUnread(Route route) throws IOException {
        assertThat(ask(
                        route.path(),
                        as(applicant, "applicant", route),
                        PARTS,
                        (route.megabytes() + 1) * 1_048_577L,
                        ""))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @MethodSource("routes")
    @Spec("SEC-02")
    void givenATokenInTheBodyOnly_whenSent_thenRefusedUnread(Route route) throws IOException {
        if (!route.isApi()) {
            assertThat(ask(route.path(), cookies(applicant), PARTS, 1_000_000, ""))
                    .isEqualTo(403);
            assertThat(ask(route.path() + "?_csrf=" + UUID.randomUUID(), cookies(applicant), PARTS, 1_000_000, ""))
                    .isEqualTo(403);
        }
    }

    static Stream<Arguments> broken() {
        return routes().flatMap(route -> Stream.of(
                Arguments.of(route, "multipart/form-data", "--b\r\n\r\nx\r\n--b--\r\n"),
                Arguments.of(route, "multipart/form-data; boundary=", "--b\r\n\r\nx\r\n--b--\r\n"),
                Arguments.of(
                        route,
                        PARTS,
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF"),
                Arguments.of(route, PARTS, "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
                Arguments.of(
                        route,
                        PARTS,
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=x'y'%ZZ\r\n\r\nx\r\n--b--\r\n"),
                Arguments.of(route, PARTS, "--b\r\nContent-Disposition: ;;;=\"\r\n\r\nx\r\n--b--\r\n"),
                Arguments.of(route, PARTS, "--b\r\nContent-Type: x\r\n\r\nx\r\n--b--\r\n"),
                Arguments.of(route, PARTS, "nothing of the kind"),
                Arguments.of(route, "multipart/mixed; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n"),
                Arguments.of(route, "multipart", "x"),
                Arguments.of(route, "application/x-www-form-urlencoded", "%%%"),
                Arguments.of(route, "application/x-www-form-urlencoded; charset=none-such", "a=b")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    @Spec("GEN-06")
    void givenABrokenBody_whenSent_thenTheCallersFault(Route route, String type, String body) throws IOException {
        // a draft of its own, or nothing would be read
        var path = route.path().replaceFirst("/origin/drafts/[^/]+", draft);
        var status = ask(path, as(applicant, "applicant", route), type, body.length(), body);

        assertThat(status).isBetween(400, 499);
    }

    /** A form as {@code %%%}, at every route of pages that takes one. */
    @Test
    @Spec("GEN-06")
    void givenAFormThatIsNone_whenSentToAnyPage_thenTheCallersFault() throws IOException {
        var asked = new TreeSet<String>();
        for (var mapping : mappings().keySet()) {
            if (mapping.getMethodsCondition().getMethods().stream()
                    .anyMatch(method -> method.name().equals("POST"))) {
                mapping.getPatternsCondition()
                        .getPatterns()
                        .forEach(pattern -> asked.add(pattern.getPatternString().replaceAll("\\{[^}]+}", "x")));
            }
        }
        asked.add("/login");
        asked.add("/logout");
        assertThat(asked).hasSizeGreaterThan(30);
        for (var path : asked) {
            var who = path.startsWith("/api/") ? as(applicant, "applicant", new Route(path, 0)) : cookies(applicant);
            assertThat(ask(path, who, "application/x-www-form-urlencoded", 3, "%%%"))
                    .as(path)
                    .isBetween(400, 499);
        }
    }

    @Test
    void givenABodyInParts_whenARouteTakesNoFiles_thenNotTaken() throws IOException {
        assertThat(ask("/mask/permits/apply", as(applicant, "applicant", new Route("/", 0)), PARTS, 900_000, ""))
                .isEqualTo(415);
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("/api/v1/mask/proofs?name=a.pdf", "application/pdf", ""),
                // many small parts, each within its limit
                Arguments.of(
                        "/api/v1/origin/attachments",
                        PARTS,
                        "\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void givenAChunkedBodyWithoutEnd_whenItIsLargerThanTheRouteTakes_thenTooLarge(String path, String type, String part)
            throws IOException {
        var head = "Transfer-Encoding: chunked\r\nContent-Type: " + type + "\r\n";
        var content = (part + "x".repeat(100_000)).repeat(10);
        var chunk = Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
        try (var socket = socket()) {
            var out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + head
                            + as(applicant, "applicant", new Route("/api/", 0)) + "\r\n")
                    .getBytes(ISO_8859_1));
            try {
                for (int i = 0; i < 40; i++) {
                    out.write(chunk.getBytes(ISO_8859_1));
                }
            } catch (IOException closed) {
                // answered and hung up before it had all
            }
            assertThat(status(socket)).isIn(400, 413, 422);
        }
    }

    private static String as(Browser browser, String user, Route route) {
        if (route.isApi()) {
            var basic =
                    Base64.getEncoder().encodeToString((user + ":Caseledger-2026").getBytes(StandardCharsets.UTF_8));
            return "Authorization: Basic " + basic + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n";
        }
        return cookies(browser) + "X-CSRF-TOKEN: " + Browser.csrf(browser.get("/")) + "\r\n";
    }

    private static String cookies(Browser browser) {
        return "Cookie: "
                + browser.cookies().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "))
                + "\r\n";
    }

    /** Says how long the body is, sends what there is of it and reads the status. */
    private static int ask(String path, String headers, String type, long length, String body) throws IOException {
        try (var socket = socket()) {
            var request = "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s"
                    .formatted(HttpMethod.POST, path, type, length, headers, body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return status(socket);
        }
    }

    private static Socket socket() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.port());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static int status(Socket socket) throws IOException {
        var line = Objects.requireNonNull(
                new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine());
        return Integer.parseInt(line.split(" ")[1]);
    }
}
