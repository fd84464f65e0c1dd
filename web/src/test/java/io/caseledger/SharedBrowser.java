package io.caseledger;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Chromium for all tests of a thread, as Playwright's objects belong to the thread that made them; it ends with the JVM. It is the system's, or the one
 * that {@code ./verify} had Playwright download where the system has none. A test makes contexts or pages of its own in it and closes these.
 */
public final class SharedBrowser {
    /** The shell is the same engine without windows: a new page takes a fifth of the time. */
    private static final List<String> PROGRAMS = List.of("chromium-headless-shell", "chromium");

    private static final ThreadLocal<Browser> OF_THREAD = ThreadLocal.withInitial(SharedBrowser::launch);

    private SharedBrowser() {}

    public static Browser ofThisThread() {
        return OF_THREAD.get();
    }

    /** What axe finds wrong with a page by WCAG 2.2, levels A and AA, colours included. */
    public static List<String> barriers(Page page) {
        return found(axe(page, true));
    }

    /** The same without the colours, which take three quarters of the time and come from the same style sheets on every page. */
    public static List<String> barriersButColours(Page page) {
        return found(axe(page, false));
    }

    private static AxeBuilder axe(Page page, boolean colours) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // level A too, yet an experiment to axe: a name that is spoken has in it what is seen (WCAG 2.5.3)
        options.setRules(Map.of("label-content-name-mismatch", rule(true), "color-contrast", rule(colours)));
        return new AxeBuilder(page)
                .options(options)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                // the other mode opens one more page each time, for frames of other sites, of which there are none
                .setLegacyMode(true);
    }

    private static AxeRuleOptions rule(boolean enabled) {
        var rule = new AxeRuleOptions();
        rule.setEnabled(enabled);
        return rule;
    }

    private static List<String> found(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
    }

    private static Browser launch() {
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-gpu"));
        ofTheSystem().ifPresent(options::setExecutablePath);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(options);
    }

    private static Optional<Path> ofTheSystem() {
        return PROGRAMS.stream()
                .flatMap(program -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
