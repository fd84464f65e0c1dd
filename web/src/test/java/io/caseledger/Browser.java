package io.caseledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** What a browser without scripts does: keeps cookies, sends a form's CSRF token along, follows no redirect by itself. */
public final class Browser {
    private static final Pattern CSRF =
            Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|value=\"([^\"]+)\" name=\"_csrf\"");

    private final URI service;
    private final WebTestClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(RunningService service) {
        client = service.client();
        this.service = service.address();
    }

    /** As a proxy in front of the service says where it is. */
    public Browser(RunningService service, String forwardedFor) {
        client = service.client()
                .mutate()
                .defaultHeader("X-Forwarded-For", forwardedFor)
                .build();
        this.service = service.address();
    }

    /** A browser in which a demo account is logged in. */
    public static Browser loggedIn(RunningService service, String userName) {
        var browser = new Browser(service);
        var answer = browser.logIn(userName, "Caseledger-2026");
        assertThat(answer.getResponseHeaders().getLocation()).isEqualTo(URI.create("/"));
        return browser;
    }

    public EntityExchangeResult<String> get(String path) {
        return remember(client.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .cookies(jar -> cookies.forEach(jar::add))
                .exchange()
                .expectBody(String.class)
                .returnResult());
    }

    /** An address that is encoded already. */
    public EntityExchangeResult<String> open(URI address) {
        return remember(client.get()
                .uri(service.resolve(address))
                .accept(MediaType.TEXT_HTML)
                .cookies(jar -> cookies.forEach(jar::add))
                .exchange()
                .expectBody(String.class)
                .returnResult());
    }

    /** A file as it was sent. */
    public EntityExchangeResult<byte[]> file(String path) {
        return client.get()
                .uri(path)
                .cookies(jar -> cookies.forEach(jar::add))
                .exchange()
                .expectBody()
                .returnResult();
    }

    /** Opens the page that holds a form, and posts to it with that page's CSRF token. */
    public EntityExchangeResult<String> submit(String page, String action, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf(get(page)));
        return post(action, all);
    }

    /** Posts exactly these fields. */
    public EntityExchangeResult<String> post(String path, Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        return remember(client.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .cookies(jar -> cookies.forEach(jar::add))
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectBody(String.class)
                .returnResult());
    }

    public EntityExchangeResult<String> logIn(String userName, String password) {
        return submit("/login", "/login", Map.of("username", userName, "password", password));
    }

    public EntityExchangeResult<String> logOut() {
        return submit("/", "/logout", Map.of());
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** Whether a page that needs a login opens. */
    public boolean isSignedIn() {
        return get("/origin/certificates").getStatus().is2xxSuccessful();
    }

    public static String csrf(EntityExchangeResult<String> page) {
        var found = CSRF.matcher(Objects.requireNonNull(page.getResponseBody()));
        assertThat(found.find()).as("a form with a CSRF token").isTrue();
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private EntityExchangeResult<String> remember(EntityExchangeResult<String> answer) {
        answer.getResponseCookies().values().forEach(set -> set.forEach(this::keep));
        return answer;
    }

    private void keep(ResponseCookie cookie) {
        if (cookie.getMaxAge().isZero()) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
