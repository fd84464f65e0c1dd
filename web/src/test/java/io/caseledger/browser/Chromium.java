package io.caseledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import io.caseledger.RunningService;
import io.caseledger.SharedBrowser;
import io.caseledger.shared.Proofs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The browser, driven at the running service: people who log in, and what is asked of every page. */
final class Chromium implements AutoCloseable {
    static final int DESK = 1280;
    static final int PHONE = 360;

    /** From an event to another's browser (GEN-10). */
    static final double SECOND = Proofs.within(Duration.ofSeconds(1)).toMillis();

    /** For what a page comes to say, in milliseconds: a form is sent when the server has said who is signed in, so a click does not wait for the next page. */
    private static final double PATIENCE = 20_000;

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Path PICTURES = Path.of("..", "docs", "screenshots");
    private static final int HEIGHT = 900;
    private static final String PASSWORD = "Caseledger-2026";

    private final RunningService service;
    private final String base;
    private final Browser browser = SharedBrowser.ofThisThread();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        this(RunningService.shared());
    }

    Chromium(RunningService service) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.service = service;
        base = "http://127.0.0.1:" + service.port();
    }

    /** Address of a path. */
    String at(String path) {
        return base + path;
    }

    Page visitor(int width) {
        return visitor(width, true);
    }

    private Page visitor(int width, boolean scripts) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setJavaScriptEnabled(scripts)
                .setLocale("zh-TW"));
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(Dialog::accept);
        return page;
    }

    /** Somebody who has logged in; the login page itself is another test's. */
    Page login(String user, int width) {
        return login(user, width, true);
    }

    Page login(String user, int width, boolean scripts) {
        var page = visitor(width, scripts);
        logInto(page, user);
        return page;
    }

    /** From now on somebody else uses the page's browser. */
    void logInto(Page page, String user) {
        page.context()
                .addCookies(io.caseledger.Browser.loggedIn(service, user).cookies().entrySet().stream()
                        .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()).setUrl(base))
                        .toList());
    }

    /** The same through the login page. */
    Page loginByHand(String user, int width) {
        var page = visitor(width);
        page.navigate(at("/login"));
        accessibleInItsColours(page, "login-" + width);
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

    /** The page passes axe and does not scroll sideways (UI-04). A long proof looks at colours too, on every page, and keeps its picture. */
    void accessible(Page page, String name) {
        accessible(page, name, Proofs.areLong());
    }

    /** The same with colours, however long the proof. */
    void accessibleInItsColours(Page page, String name) {
        accessible(page, name, true);
    }

    private static void accessible(Page page, String name, boolean colours) {
        if (Proofs.areLong()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SHOTS.resolve("page-" + name + ".png"))
                    .setFullPage(true));
        }
        assertThat(colours ? SharedBrowser.barriers(page) : SharedBrowser.barriersButColours(page))
                .as(name)
                .isEmpty();
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling of " + name)
                .isLessThanOrEqualTo(0);
    }

    /** The README's picture of the page, made only where it is asked for: a build leaves the checkout as it is. */
    void picture(Page page, String name) {
        if (Boolean.getBoolean("caseledger.screenshots")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        }
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
