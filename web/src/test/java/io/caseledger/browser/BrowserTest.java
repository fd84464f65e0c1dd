package io.caseledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A browser for each class of tests; after each test its console must have nothing to complain of. */
abstract class BrowserTest {
    protected static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void nothingComplained() {
        // the browser notes an answer that refuses a form; what the page then says is asked by the tests
        assertThat(chromium.complaints())
                .as("what the consoles said")
                .allMatch(complaint -> complaint.contains("422 (Unprocessable Entity)"));
    }
}
