package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.caseledger.permit.api.PermitCalls.application;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody typed survives: in every form, through an ended session, a lost connection, another window and another visit (GEN-15). */
@Spec("GEN-15")
class TypedTextTest extends BrowserTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final String PASSWORD = "Caseledger-2026";
    private static final String LOGIN = "dialog[open] #again-username";
    private static final String KEPT = ".notice.kept";

    /** Templates with forms in which nothing is typed: buttons, a file, filters; or nobody is signed in. */
    private static final List<String> NOTHING_TYPED = List.of(
            "accounts/grant-withdraw.html",
            "accounts/login.html",
            "accounts/resume.html",
            "mail/mail.html",
            "origin/bulk.html",
            "origin/queue-parts.html",
            "permit/permit-parts.html",
            "shared/draft-list-parts.html",
            "shared/drafts.html",
            "shared/field.html",
            "shared/layout.html",
            "shared/operations-parts.html",
            "stock/flows.html",
            "stock/sandbox-clock.html");

    /** Types into the first field of every form that is posted; says how many there were and what. */
    private static final String TYPE_INTO_ALL = """
            (text) => {
              const typed = {};
              for (const form of document.querySelectorAll('#main form[method=post]')) {
                const find = () => [...form.elements].find((control) => control.name && control.matches(':is(textarea, input[type=text]):enabled'));
                if (!find()) form.querySelector('[data-add]')?.click();
                const field = find();
                if (!field) continue;
                field.value = text;
                field.dispatchEvent(new Event('input', { bubbles: true }));
                typed[form.getAttribute('action').split('?')[0].replace(/[0-9a-f-]{36}/, 'ID') + ' ' + field.name] = field.value;
              }
              return typed;
            }""";

    private static final String READ_ALL = """
            (names) => Object.fromEntries([...document.querySelectorAll('#main form[method=post]')].flatMap((form) => [...form.elements]
              .map((control) => [form.getAttribute('action').split('?')[0].replace(/[0-9a-f-]{36}/, 'ID') + ' ' + control.name, control.value])
              .filter(([name]) => names.includes(name))))""";

    private static final String KEPT_TEXTS =
            "Object.keys(localStorage).filter((name) => name.startsWith('kept')).length";

    private record Place(String user, String path, String... templates) {}

    @Override
    @AfterEach
    void nothingComplained() {
        // the browser notes each answer that refuses, and each that did not come; what the page then says is asked by
        // the tests
        assertThat(chromium.complaints())
                .as("what the consoles said")
                .allMatch(complaint -> complaint.startsWith("Failed to load resource"));
    }

    @Test
    void everyFormIsOfferedBackInAnotherWindow() throws IOException {
        setAside();
        var places = places();
        var known = new TreeSet<>(NOTHING_TYPED);
        places.forEach(place -> known.addAll(List.of(place.templates())));
        try (var files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(TypedTextTest::posts)
                            .map(file -> TEMPLATES.relativize(file).toString().replace('\\', '/')))
                    .as("templates with a form: each is walked here")
                    .isSubsetOf(known);
        }
        for (var place : places) {
            var page = chromium.login(place.user(), Chromium.DESK);
            // a save that does not arrive
            page.route("**/autosave", route -> route.abort());
            page.navigate(chromium.at(place.path()));
            var text = "Typed " + PermitCalls.key().substring(0, 8);
            var typed = typed(page.evaluate(TYPE_INTO_ALL, text));
            assertThat(typed).as(place.path()).isNotEmpty();
            page.waitForFunction(
                    "([text, forms]) => Object.entries(localStorage).filter(([name, value]) => name.startsWith('kept:') && value.includes(text)).length === forms",
                    List.of(text, typed.size()));

            var other = page.context().newPage();
            other.route("**/autosave", route -> route.abort());
            other.navigate(chromium.at(place.path()));
            assertThat(other.locator(KEPT)).hasCount(typed.size());
            if (place.path().equals("/mask/apply")) {
                chromium.accessible(other, "kept-offer");
            }
            for (var button : other.locator(KEPT + " [data-do=restore]").all()) {
                button.click();
            }
            assertThat(typed(other.evaluate(READ_ALL, List.copyOf(typed.keySet()))))
                    .as(place.path())
                    .isEqualTo(typed);
            for (int form = 0; form < typed.size(); form++) {
                other.locator(KEPT + " [data-do=discard]").first().click();
            }
            other.navigate(chromium.at(place.path()));
            assertThat(other.locator(KEPT)).hasCount(0);
            page.context().close();
        }
    }

    @Test
    void anEndedSessionAsksInADialogAndGoesOn() {
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/apply"));
        page.fill("[name='importer.nameEnglish']", "Before the end");
        assertThat(page.locator("[data-autosave-state]")).containsText("已儲存");
        page.context().clearCookies();
        page.fill("[name='importer.nameEnglish']", "After the end");
        assertThat(page.locator(LOGIN)).isFocused();
        assertThat(page.locator("dialog[open]")).containsText("遠東精密機械股份有限公司");
        assertThat(page.locator("[data-autosave-state]")).not().containsText("連線");
        chromium.accessible(page, "login-again");
        logIn(page, "applicant", "wrong");
        assertThat(page.locator("#again-refused")).isVisible();
        logIn(page, "applicant", PASSWORD);
        page.waitForCondition(() -> page.locator("dialog[open]").count() == 0);
        assertThat(page.locator("[data-autosave-state]")).containsText("已儲存");
        assertThat(page.locator("[name='importer.nameEnglish']")).hasValue("After the end");

        // on sending too, with the question asked first
        page.fill("[name='importer.contact']", "王小明");
        page.context().clearCookies();
        page.click("button[value=next]:not(.visually-hidden)");
        logIn(page, "applicant", PASSWORD);
        page.locator("#confirmed-title").waitFor();
        page.navigate(page.url());
        assertThat(page.locator("[name='importer.contact']")).hasValue("王小明");
        assertThat(page.locator(KEPT)).hasCount(0);
    }

    @Test
    void anotherAccountGetsNothingOfIt() {
        var number =
                PermitCalls.as("applicant").submit(application(ImportWay.OTHER)).number();
        var path = "/mask/permits/" + number + "/cancel";
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at(path));
        page.fill("[name=reason]", "只給我自己看");
        page.context().clearCookies();
        page.click(".btn-danger");
        logIn(page, "applicant2", PASSWORD);
        page.waitForURL(chromium.at("/"));
        assertThat(page.locator("main")).not().containsText("只給我自己看");
        page.navigate(chromium.at("/mask/revise"));
        assertThat(page.locator(KEPT)).hasCount(0);

        // its own account finds it again; a day later, or once logged out, nobody does
        chromium.logInto(page, "applicant");
        page.navigate(chromium.at(path));
        assertThat(page.locator("[name=reason]")).hasValue("只給我自己看");
        page.evaluate(
                "for (const [name, value] of Object.entries(localStorage)) if (name.startsWith('kept:')) localStorage.setItem(name, JSON.stringify({ ...JSON.parse(value), at: Date.now() - 25 * 3600 * 1000 }))");
        page.navigate(chromium.at("/"));
        assertThat(page.evaluate(KEPT_TEXTS)).isEqualTo(0);
        page.navigate(chromium.at(path));
        page.fill("[name=reason]", "登出就沒有");
        page.waitForFunction("() => Object.values(localStorage).some((value) => value.includes('登出就沒有'))");
        page.locator("form[action$='/logout'] button").last().click();
        page.waitForURL(url -> url.contains("/login"));
        assertThat(page.evaluate(KEPT_TEXTS)).isEqualTo(0);
    }

    @Test
    void aLostConnectionKeepsTheFormAndSendsItOnce() {
        var number =
                PermitCalls.as("applicant").submit(application(ImportWay.OTHER)).number();
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/permits/" + number + "/cancel"));
        page.fill("[name=reason]", "斷線也還在");
        page.context().setOffline(true);
        page.click(".btn-danger");
        assertThat(page.locator("dialog[open] #offline-title")).isVisible();
        chromium.accessible(page, "offline");
        page.context().setOffline(false);
        page.click("dialog[open] [data-close=yes]");
        page.waitForURL(url -> url.contains("done=cancel"));
        assertThat(page.locator("#permit-next")).containsText("斷線也還在");
        // what was taken is not offered again
        assertThat(page.evaluate(KEPT_TEXTS)).isEqualTo(0);
    }

    private static void logIn(Page page, String user, String password) {
        page.fill(LOGIN, user);
        page.fill("dialog[open] #again-password", password);
        page.press("dialog[open] #again-password", "Enter");
    }

    private static Map<String, String> typed(Object fields) {
        return ((Map<?, ?>) fields)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                field -> String.valueOf(field.getKey()),
                                field -> String.valueOf(field.getValue()),
                                (a, b) -> a,
                                TreeMap::new));
    }

    private static boolean posts(Path file) {
        try {
            var html = Files.readString(file);
            return html.contains("<form") && html.contains("method=\"post\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each form of the service, on a page and for somebody who sees it. */
    private static List<Place> places() {
        var importer = PermitCalls.as("applicant");
        var declared = importer.submit(application(ImportWay.DECLARATION)).number();
        var written = importer.submit(application(ImportWay.OTHER)).number();
        var received = CaseCalls.filed();
        var taken = CaseCalls.filed();
        CaseCalls.order("issuer", taken, "take");
        var approved = CaseCalls.filed();
        CaseCalls.order("issuer", approved, "take");
        CaseCalls.order("issuer", approved, "approve");
        var applicant = Browser.loggedIn(RunningService.shared(), "applicant");
        var draft = Objects.requireNonNull(applicant
                .submit("/origin/apply", "/origin/apply", Map.of("type", "01"))
                .getResponseHeaders()
                .getLocation());
        var lot = Pattern.compile("/mask/stock/MSK[0-9-]+")
                .matcher(Objects.requireNonNull(applicant.get("/mask/returns").getResponseBody()));
        assertThat(lot.find()).as("a lot with stock").isTrue();
        return List.of(
                new Place("applicant", "/accounts/grants", "accounts/grants.html"),
                new Place("applicant", "/mask/apply", "permit/apply.html"),
                new Place("applicant", draft.getPath(), "origin/filing.html"),
                new Place("applicant", "/origin/apply", "origin/apply.html"),
                new Place("applicant", "/origin/cancel/" + received, "origin/cancel.html"),
                new Place("issuer", "/origin/certificates/" + approved, "origin/case-parts.html"),
                new Place("issuer", "/origin/certificates/" + taken + "/review", "origin/review.html"),
                new Place("applicant", "/mask/permits/" + declared + "/cancel", "permit/permit-order.html"),
                new Place("applicant", "/mask/permits/" + declared + "/revise", "permit/revise.html"),
                new Place("applicant", "/mask/revise", "permit/revise-start.html"),
                new Place("applicant", "/mask/permits/" + written + "/write-off", "permit/write-off.html"),
                new Place("customs", "/sandbox/customs/" + declared, "permit/sandbox-customs.html"),
                new Place("applicant", lot.group(), "stock/lot.html"),
                new Place(
                        "operator",
                        "/operations/discard?follower=origin-case&event=typed",
                        "shared/operations-discard.html"),
                new Place("regulator", "/mask/alerts", "stock/alerts.html"));
    }

    /** As if an event had been set aside, for the page on which it is given up. */
    private static void setAside() {
        RunningService.shared().bean(JdbcClient.class).sql("""
                        insert into log.parked (views, follower, case_id, position, sequence, event_id, event, happened_at, parked_at, cause, tries, next_try_at)
                        values ('view', 'origin-case', 'typed', 0, 0, 'typed', 'CaseTaken', now(), now(), 'planted', 1, now() + interval '1 hour')""").update();
    }

    @AfterEach
    void nothingIsSetAside() {
        RunningService.shared()
                .bean(JdbcClient.class)
                .sql("delete from log.parked where event_id = 'typed'")
                .update();
    }
}
