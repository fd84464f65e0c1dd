package io.caseledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A browser for each class of tests; after each test its console must have nothing to complain of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
    protected static Chromium chromium;

    @BeforeAll
    void start() {
        chromium = new Chromium(service());
    }

    /** The service that is looked at. */
    RunningService service() {
        return RunningService.shared();
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
