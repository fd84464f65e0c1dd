package io.caseledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.caseledger.RunningService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven at the running service: people who log in, and what is asked of every page. */
final class Chromium implements AutoCloseable {
    static final int DESK = 1280;
    static final int PHONE = 360;

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final int HEIGHT = 900;
    private static final String PASSWORD = "Caseledger-2026";

    private final String base;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        this(RunningService.shared());
    }

    Chromium(RunningService service) {
        base = "http://127.0.0.1:" + service.port();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    /** Address of a path. */
    String at(String path) {
        return base + path;
    }

    Page visitor(int width) {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, HEIGHT)
                        .setLocale("zh-TW"))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(Dialog::accept);
        return page;
    }

    Page login(String user, int width) {
        var page = visitor(width);
        page.navigate(at("/login"));
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", PASSWORD);
        page.press("input[name=password]", "Enter");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** What consoles and scripts complained of since the last time it was asked. */
    List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** The page passes axe and does not scroll sideways; its picture is kept (UI-04). */
    void accessible(Page page, String name) {
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

    @Override
    public void close() {
        playwright.close();
    }
}
