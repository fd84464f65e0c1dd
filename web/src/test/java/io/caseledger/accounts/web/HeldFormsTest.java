package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** Without scripts: a form that was sent when its session was over goes on after the login. */
class HeldFormsTest {
    private static final String TYPED = "<b>\"MSK 輸入許可\" & 𠮷";

    private final RunningService service = RunningService.shared();
    private final String origin = service.address().toString().replaceFirst("/$", "");

    @Test
    @Spec("GEN-15")
    void givenAnEndedSession_whenAFormIsSent_thenItGoesOnAfterTheLogin() {
        var login = sendTooLate(origin);
        assertThat(login.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        var held = hidden(login, "/login");
        assertThat(held).containsEntry("held", "/mask/revise").containsEntry("held.permitNumber", TYPED);
        assertThat(held).doesNotContainKey("held._csrf");

        var browser = new Browser(service);
        browser.get("/login");
        keep(browser, login);
        var refused = browser.post("/login", with(held, "wrong"));
        assertThat(hidden(refused, "/login")).containsEntry("held.permitNumber", TYPED);
        var asked = browser.post("/login", with(hidden(refused, "/login"), DemoAccount.PASSWORD));
        assertThat(asked.getStatus()).isEqualTo(HttpStatus.OK);
        var form = hidden(asked, "/mask/revise");
        assertThat(form).containsEntry("permitNumber", TYPED);

        var done = browser.post("/mask/revise", form);
        // the number is none: the form itself answers, not the login
        assertThat(done.getStatus()).isIn(HttpStatus.UNPROCESSABLE_CONTENT, HttpStatus.NOT_FOUND);
    }

    @Test
    @Spec("SEC-02")
    void givenAnotherSitesForm_whenNobodyIsSignedIn_thenItIsNotCarriedThroughTheLogin() {
        for (var from : Arrays.asList("https://elsewhere.example", null)) {
            var answer = sendTooLate(from);
            assertThat(answer.getResponseHeaders().getLocation()).isEqualTo(URI.create("/login"));
            assertThat(Objects.requireNonNullElse(answer.getResponseBody(), "")).doesNotContain("held");
        }
    }

    @Test
    @Spec("GEN-15")
    void givenAScript_whenTheSessionIsOver_thenItIsToldAndFindsWhoIsSignedIn() {
        service.client()
                .post()
                .uri("/mask/drafts/00000000-0000-0000-0000-000000000000/autosave")
                .header("X-Requested-With", "XMLHttpRequest")
                .body(BodyInserters.fromFormData("_csrf", "old"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        service.client()
                .get()
                .uri("/session")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.account")
                .isEqualTo("")
                .jsonPath("$.token")
                .isNotEmpty();
        assertThat(new String(
                        Objects.requireNonNull(Browser.loggedIn(service, "applicant")
                                .file("/session")
                                .getResponseBody()),
                        StandardCharsets.UTF_8))
                .matches("\\{\"account\":\"[^\"]+\",\"token\":\"[^\"]+\"}");
    }

    private EntityExchangeResult<String> sendTooLate(@Nullable String from) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("permitNumber", TYPED);
        form.add("_csrf", "of the session that is over");
        return service.client()
                .post()
                .uri("/mask/revise")
                .accept(MediaType.TEXT_HTML)
                .headers(headers -> {
                    if (from != null) {
                        headers.setOrigin(from);
                    }
                })
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static void keep(Browser browser, EntityExchangeResult<String> answer) {
        answer.getResponseCookies()
                .forEach((name, cookies) ->
                        cookies.forEach(cookie -> browser.cookies().put(name, cookie.getValue())));
    }

    private static Map<String, String> with(Map<String, String> held, String password) {
        var all = new LinkedHashMap<>(held);
        all.put("username", "applicant");
        all.put("password", password);
        return all;
    }

    private static Map<String, String> hidden(EntityExchangeResult<String> page, String action) {
        var html = Objects.requireNonNull(page.getResponseBody());
        var form = Pattern.compile("<form[^>]*action=\"" + Pattern.quote(action) + "\".*?</form>", Pattern.DOTALL)
                .matcher(html);
        assertThat(form.find()).as(html).isTrue();
        var fields = new LinkedHashMap<String, String>();
        var inputs = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>").matcher(form.group());
        while (inputs.find()) {
            fields.put(attribute(inputs.group(), "name"), attribute(inputs.group(), "value"));
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find()
                ? found.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&")
                : "";
    }
}
