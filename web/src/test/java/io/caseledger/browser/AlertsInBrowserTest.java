package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.database.TestFolders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Alerts with scripts on. A service of its own: what is alerted to here would be mailed in other tests’ time. */
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsInBrowserTest {
    /** The watch’s turn, and a busy build machine. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private final RunningService service = RunningService.start("--caseledger.data-dir=" + TestFolders.fresh());
    private final Chromium chromium = new Chromium(service);

    @AfterAll
    void stop() {
        chromium.close();
        service.close();
    }

    @Test
    @Spec("MSK-61")
    void whenTheRegulatorSetsAThreshold_thenTheAlertAppearsByItselfHereAndOnTheDashboard() {
        var board = chromium.login("regulator", Chromium.DESK);
        board.navigate(chromium.at("/mask/dashboard"));
        var regulator = chromium.login("regulator", Chromium.DESK);
        regulator.navigate(chromium.at("/mask/alerts"));
        assertThat(regulator.locator("#alerts")).containsText("目前沒有警示");
        chromium.accessible(regulator, "alerts-none");

        regulator.fill("#importerPieces", "0");
        regulator.press("#importerPieces", "Enter");
        assertThat(regulator.locator("#errors")).containsText("1 至");
        chromium.accessible(regulator, "alerts-refused");
        regulator.fill("#importerPieces", "1000");
        regulator.fill("#receiverPieces", "10000");
        regulator.press("#receiverPieces", "Enter");

        assertThat(regulator.locator("#alerts")).containsText("遠東精密機械", SOON);
        assertThat(regulator.locator("#alerts")).containsText("示範醫院", SOON);
        assertThat(board.locator("#alerts")).containsText("示範醫院", SOON);
        chromium.accessible(regulator, "alerts-standing");
        chromium.accessible(board, "dashboard-with-alerts");

        var phone = chromium.login("auditor", Chromium.PHONE);
        for (var path : new String[] {"/mask/alerts", "/mask/alerts?lang=en", "/mask/alerts?show=ended&lang=zh-TW"}) {
            phone.navigate(chromium.at(path));
            chromium.accessible(phone, "auditor-phone" + path.replaceAll("[^a-z]+", "-"));
        }
        // a page that refuses is a 422, which the console names
        assertThat(chromium.complaints()).allMatch(text -> text.contains("422"));
    }
}
