package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.database.TestFolders;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reminders as an importer sees them in the mailbox, with their clock moved on its page. A service of its own, as everybody's lots are reminded of. */
@BesideTheOthers
class ReminderStoryTest {
    private static final LocatorAssertions.HasCountOptions PATIENCE =
            new LocatorAssertions.HasCountOptions().setTimeout(20_000);

    private static RunningService service;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        service = RunningService.start("--caseledger.data-dir=" + TestFolders.fresh());
        chromium = new Chromium(service);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        service.close();
    }

    @AfterEach
    void nothingComplained() {
        assertThat(chromium.complaints()).as("what the consoles said").isEmpty();
    }

    @Test
    @Spec("MSK-50")
    void aWeekBringsAReminderAndADayMoreBringsNone() {
        var importer = new MaskDeeds(chromium, "applicant");
        var watching = new MaskDeeds(chromium, "applicant");
        var permit = importer.apply("PARCEL", 800, 100);
        importer.page().click("#done a");
        importer.writeOff("EE123456785TW", 800, 0);
        var lot = permit + "-001";
        importer.open("/mask/stock/" + lot);
        assertThat(importer.page().locator("#lot-figures")).containsText("尚未稽催");
        watching.open("/mailbox");
        watching.stay();
        var reminders = watching.page()
                .locator("#mails tr")
                .filter(new Locator.FilterOptions().setHasText("稽催"))
                // other importers of the demonstration hold something too
                .filter(new Locator.FilterOptions().setHasText("applicant@example.com"));
        assertThat(reminders).hasCount(0);

        move(importer, "week", 7);
        assertThat(reminders).hasCount(1, PATIENCE);
        move(importer, "day", 8);
        // the week after the first: what the day brought would stand in between
        move(importer, "week", 15);

        assertThat(reminders).hasCount(2, PATIENCE);
        assertThat(reminders).containsText(new String[] {"3 批", "3 批"});
        assertThat(reminders.first()).containsText("未寄出（未設定郵件伺服器）");
        watching.neverReloaded();
        importer.open("/mask/stock/" + lot);
        assertThat(importer.page().locator("#lot-figures")).containsText("已稽催 2 次");
        chromium.accessible(watching.page(), "mask-story-mailbox");
        reminders.first().locator("a").click();
        for (var said : List.of(lot, "800 片", "已 14 天", "800 pieces", "14 days", "/mask/stock/" + lot)) {
            assertThat(watching.page().locator("main")).containsText(said);
        }
        chromium.accessible(watching.page(), "mask-story-reminder");
    }

    private static void move(MaskDeeds importer, String by, int ahead) {
        importer.open("/sandbox/clock");
        importer.page().click("button[value=" + by + "]");
        assertThat(importer.page().locator("main")).containsText("比實際時間快 " + ahead + " 天");
    }
}
