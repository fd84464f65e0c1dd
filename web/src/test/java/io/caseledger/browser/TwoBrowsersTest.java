package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.LogSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** An applicant and an officer, each in a browser: what one does, the other sees without reloading (GEN-10); every page passes axe (UI-04). */
class TwoBrowsersTest {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final String PASSWORD = "Caseledger-2026";
    /** A second from the event to the other's browser, and as much again for a busy build machine. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(2_000);

    private static Playwright playwright;
    private static Browser browser;
    private static String base;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        base = "http://127.0.0.1:" + RunningService.shared().port();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        playwright.close();
    }

    @AfterEach
    void nothingComplained() {
        assertThat(complaints).as("what the consoles said").isEmpty();
    }

    @Test
    @Spec({"GEN-10", "COE0150-02", "REV-01"})
    void givenBothLook_whenTheOfficerActs_thenTheApplicantSeesItWithoutReloading() {
        var number = filed();
        var applicant = login("applicant", 1280);
        applicant.navigate(base + "/origin/certificates/" + number);
        assertThat(applicant.locator("main")).containsText("已收件");
        // the stream must be open before the other acts
        assertThat(applicant.locator("[data-live-state]").first()).isVisible();
        var officer = login("issuer", 1280);
        officer.navigate(base + "/origin/queue?view=all&size=500");
        accessible(officer, "queue");

        order("issuer", number, "take", "{}");
        assertThat(applicant.locator("main .page-head, main").first()).containsText("審核中", SOON);
        order("issuer", number, "approve", "{}");
        assertThat(applicant.locator("main").first()).containsText(Pattern.compile("TPE\\d{2}-\\d{6}"), SOON);
        officer.navigate(base + "/origin/certificates/" + number);
        order("issuer", number, "collect", "{\"collectedBy\":\"王小明\"}");
        assertThat(officer.locator("main").first()).containsText("已取件", SOON);
        assertThat(applicant.locator("main").first()).containsText("林雅婷", SOON);
        accessible(applicant, "case-collected");
    }

    @Test
    @Spec({"UI-01", "UI-04", "SITE-02"})
    void everyPageIsAccessibleAtDeskAndPhoneWidthInBothLanguages() {
        var number = filed();
        var visitor = browser.newPage();
        visitor.navigate(base + "/login");
        accessible(visitor, "login");
        visitor.close();
        for (var width : List.of(1280, 360)) {
            var applicant = login("applicant", width);
            for (var path : List.of(
                    "/",
                    "/origin/certificates",
                    "/origin/certificates/" + number,
                    "/origin/apply",
                    "/origin/drafts",
                    "/origin/cancel",
                    "/origin/bulk",
                    "/mailbox")) {
                applicant.navigate(base + path);
                accessible(applicant, "applicant" + path.replaceAll("[^a-z]+", "-") + width);
                noSidewaysScrolling(applicant, path);
            }
            applicant.navigate(base + "/origin/certificates?lang=en");
            assertThat(applicant.locator("html")).hasAttribute("lang", "en");
            accessible(applicant, "list-english-" + width);
            applicant.close();
        }
    }

    @Test
    @Spec("SITE-03")
    void errorsExplainThemselves() {
        var applicant = login("applicant", 1280);
        var answer = Objects.requireNonNull(applicant.navigate(base + "/origin/certificates/TPE-20200101-99999"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(applicant.locator("main")).containsText("接下來怎麼做");
        assertThat(applicant.locator("main .code"))
                .hasText(Objects.requireNonNull(answer.headerValue("caseledger-correlation")));
        assertThat(Objects.requireNonNull(applicant.navigate(base + "/origin/queue"))
                        .status())
                .isIn(403, 404);
        assertThat(Objects.requireNonNull(applicant.navigate(base + "/origin/certificates?size=many"))
                        .status())
                .isEqualTo(400);
        // the browser itself notes each of the three answers in its console
        assertThat(complaints).hasSize(3).allMatch(complaint -> complaint.startsWith("Failed to load resource"));
        complaints.clear();
    }

    private Page login(String user, int width) {
        var page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(base + "/login");
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", PASSWORD);
        page.press("input[name=password]", "Enter");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    private static void accessible(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve("page-" + name + ".png"))
                .setFullPage(true));
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList())
                .as(name)
                .isEmpty();
    }

    private static void noSidewaysScrolling(Page page, String path) {
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling of " + path)
                .isLessThanOrEqualTo(0);
    }

    private static String filed() {
        var number = LogSerializer.mapper()
                .readTree(Objects.requireNonNull(
                        post("applicant", "", LogSerializer.mapper().writeValueAsString(SampleApplications.valid()))))
                .get("receiptNumber")
                .asString();
        return number;
    }

    private static void order(String user, String number, String command, String json) {
        post(user, "/" + number + "/" + command, json);
    }

    private static String post(String user, String path, String json) {
        var result = RunningService.shared()
                .client()
                .mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .post()
                .uri("/api/v1/origin/certificates" + path)
                .headers(headers -> headers.setBasicAuth(user, PASSWORD))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult();
        var position = Objects.requireNonNull(result.getResponseHeaders().getFirst("Caseledger-Position"));
        RunningService.shared()
                .client()
                .get()
                .uri("/api/v1/origin/certificates?limit=1")
                .headers(headers -> headers.setBasicAuth(user, PASSWORD))
                .header("Caseledger-After", position)
                .exchange()
                .expectStatus()
                .isOk();
        return Objects.requireNonNull(result.getResponseBody());
    }
}
