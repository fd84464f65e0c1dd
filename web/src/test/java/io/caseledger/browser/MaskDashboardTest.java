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
import io.caseledger.mask.web.StoredMasks;
import io.caseledger.shared.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard with scripts on: charts, the time slider, figures that move by themselves, at desk and phone width. */
class MaskDashboardTest {
    private static final Path SHOTS = Path.of("target", "screenshots");
    /** A second from the event to the browser, and as much again for a busy build machine. */
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
    @Spec({"MSK-60", "GEN-10"})
    void givenTheRegulatorWatches_whenMasksFlow_thenFiguresAndChartsMoveByThemselves() {
        var masks = StoredMasks.cleared(900, 100);
        var page = login("regulator", 1280);
        page.navigate(base + "/mask/dashboard");
        assertThat(page.locator("#trend .plot svg")).isVisible();
        assertThat(page.locator("#kinds .plot svg")).isVisible();
        assertThat(page.locator("[data-live-state]").first()).isVisible();
        var flowed =
                Long.parseLong(page.locator("#figures dd").nth(2).textContent().replaceAll("[^0-9]", ""));

        masks.flow(123);

        assertThat(page.locator("#figures dd").nth(2)).containsText("%,d".formatted(flowed + 123), SOON);
        assertThat(page.locator("#flows .plot svg")).isVisible();
        accessible(page, "mask-dashboard-1280");
    }

    @Test
    @Spec({"MSK-62", "UI-02"})
    void givenTheSlider_whenMovedBack_thenThePastIsShownInAFrameOfItsOwn() {
        StoredMasks.cleared(900, 100);
        var page = login("regulator", 1280);
        page.navigate(base + "/mask/dashboard");
        page.locator("input[type=range]").focus();
        page.keyboard().press("Home");
        page.waitForURL(url -> url.contains("asOf="));

        assertThat(page.locator(".past-frame")).containsText("歷史檢視：");
        assertThat(page.locator("[data-live-state]")).hasCount(0);
        accessible(page, "mask-dashboard-past");
        page.locator(".past-frame a").click();
        assertThat(page.locator(".past-frame")).hasCount(0);
    }

    @Test
    @Spec({"UI-04", "MSK-64", "MSK-63"})
    void everyPageOfStockIsAccessibleAtDeskAndPhoneWidthInBothLanguages() {
        var masks = StoredMasks.cleared(900, 100);
        masks.flow(100);
        for (var width : List.of(1280, 360)) {
            var regulator = login("regulator", width);
            for (var path : List.of(
                    "/mask/dashboard",
                    "/mask/movements",
                    "/mask/balances",
                    "/mask/balances?scope=LOT",
                    "/mask/dashboard?lang=en")) {
                regulator.navigate(base + path);
                accessible(regulator, "regulator" + path.replaceAll("[^a-zA-Z]+", "-") + width);
            }
            var importer = login("applicant", width);
            importer.navigate(base + "/mask/inventory");
            accessible(importer, "importer-inventory-" + width);
        }
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
        page.fill("input[name=password]", "Caseledger-2026");
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
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling of " + name)
                .isLessThanOrEqualTo(0);
    }
}
