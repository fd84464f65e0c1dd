package io.caseledger.shared.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.caseledger.SharedBrowser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The parts of pages in a real browser, at a small server of their own. */
abstract class KitBrowser {
    static final Path SHOTS = Path.of("target", "screenshots");

    private static ConfigurableApplicationContext server;
    static Browser browser;
    static String base;

    final List<String> complaints = new ArrayList<>();
    Page page;

    @BeforeAll
    static void start() {
        server = KitServer.start(0);
        base = "http://127.0.0.1:"
                + ((WebServerApplicationContext) server).getWebServer().getPort();
        browser = SharedBrowser.ofThisThread();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        listen(page);
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).as("what the console said").isEmpty();
    }

    final void listen(Page watched) {
        // a violation of the content security policy shows up here
        watched.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        watched.onPageError(complaints::add);
    }

    final void check(String what) {
        assertThat(SharedBrowser.barriers(page)).as(what).isEmpty();
    }
}
