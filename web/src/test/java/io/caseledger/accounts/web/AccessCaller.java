package io.caseledger.accounts.web;

import static java.util.Objects.requireNonNull;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks a route as somebody: pages with a session and its CSRF token, the machine interface by HTTP Basic. */
final class AccessCaller {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningService service = RunningService.shared();
    private final WebClient client = WebClient.builder()
            .clientConnector(RunningService.CONNECTOR)
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
            .build();
    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    /**
     * An answer.
     *
     * @param word as {@link AccessTable} has it
     * @param text what it says, without what differs each time
     */
    record Answer(String word, String text) {}

    /** @param consumes what the route takes; null: a form, or JSON */
    Answer ask(String user, HttpMethod method, String address, MediaType consumes, boolean stream) {
        var api = address.startsWith("/api/");
        var request = client.method(method).uri(service.address() + address);
        if (api) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
            if (!user.equals("visitor")) {
                request.headers(headers -> headers.setBasicAuth(user, DemoAccount.PASSWORD));
            }
        } else {
            var browser = browser(user);
            request.cookies(jar -> browser.cookies().forEach(jar::add));
            request.header("X-CSRF-TOKEN", requireNonNull(tokens.get(user)));
        }
        request.accept(stream ? MediaType.TEXT_EVENT_STREAM : api ? MediaType.ALL : MediaType.TEXT_HTML, MediaType.ALL);
        if (method.equals(HttpMethod.POST)) {
            body(request, consumes);
        }
        var answer = requireNonNull(request.exchangeToMono(response -> read(response, stream))
                .timeout(PATIENCE)
                .onErrorResume(error -> Mono.just(new Answer(error.getClass().getSimpleName(), "")))
                .block());
        if (address.equals("/logout")) {
            browsers.remove(user);
        }
        return answer;
    }

    private static void body(WebClient.RequestBodySpec request, MediaType consumes) {
        if (consumes.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
            var parts = new MultipartBodyBuilder();
            parts.part("file", "text".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .filename("text.txt");
            request.contentType(MediaType.MULTIPART_FORM_DATA).bodyValue(parts.build());
        } else {
            request.contentType(consumes)
                    .bodyValue(
                            consumes.isCompatibleWith(MediaType.APPLICATION_JSON)
                                    ? "{}"
                                    : consumes.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED) ? "none=" : "x");
        }
    }

    private static Mono<Answer> read(ClientResponse answer, boolean stream) {
        var word = word(answer);
        return stream && answer.statusCode().is2xxSuccessful()
                // only that it begins
                ? answer.bodyToFlux(org.springframework.core.io.buffer.DataBuffer.class)
                        .next()
                        .doOnNext(org.springframework.core.io.buffer.DataBufferUtils::release)
                        .thenReturn(new Answer(word, ""))
                : answer.bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .map(text -> new Answer(word, answer.statusCode().is4xxClientError() ? said(text) : ""));
    }

    private static String word(ClientResponse answer) {
        var status = answer.statusCode();
        var location = answer.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
        if (status.is3xxRedirection() && "/login".equals(location)) {
            return "login";
        }
        return status.is5xxServerError() || status.value() == 401 || status.value() == 403 || status.value() == 404
                ? Integer.toString(status.value())
                : "yes";
    }

    private static String said(String text) {
        if (text.startsWith("{")) {
            return text.replaceAll("\"(instance|correlationId)\":\"[^\"]*\"", "");
        }
        var main = Jsoup.parse(text).select("main");
        main.select(".code").remove();
        return main.text();
    }

    private Browser browser(String user) {
        return browsers.computeIfAbsent(user, name -> {
            var browser = name.equals("visitor") ? new Browser(service) : Browser.loggedIn(service, name);
            tokens.put(name, Browser.csrf(browser.get(name.equals("visitor") ? "/login" : "/")));
            return browser;
        });
    }
}
