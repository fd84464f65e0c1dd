package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.caseledger.shared.Spec;
import io.caseledger.stock.web.StoredStock;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flows, returns and lots with scripts on, as an importer declares them, at desk and phone width. */
class StockPagesInBrowserTest {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(2 * Chromium.SECOND);
    /** The smallest picture there is. */
    private static final FilePayload PROOF = new FilePayload(
            "送貨單.png",
            "image/png",
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));

    private static Chromium chromium;

    private final String today =
            LocalDate.now(io.caseledger.shared.web.Page.ZONE).toString();

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
        // the browser notes an answer that refuses a form or finds nothing; what the page then says is asked by the
        // tests
        assertThat(chromium.complaints())
                .as("what the consoles said")
                .allMatch(
                        complaint -> complaint.contains("422 (Unprocessable") || complaint.contains("404 (Not Found)"));
    }

    @Test
    @Spec({"MSK-30", "MSK-31", "MSK-32", "MSK-40", "GEN-10"})
    void anImporterDraftsDeclaresAndTakesBack_andTheOtherScreenFollows() {
        var masks = StoredStock.cleared(1_000, 300);
        var lot = masks.lotNumber();
        var regulator = chromium.login("regulator", Chromium.DESK);
        regulator.navigate(chromium.at("/mask/stock/" + lot));

        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/flows"));
        chromium.accessible(page, "flows");
        page.fill("#number", masks.permitNumber());
        page.press("#number", "Enter");
        assertThat(page.locator("#loaded")).containsText(lot);
        chromium.accessible(page, "flows-loaded");
        page.locator("#loaded-lots a[href^='/mask/stock/" + lot + "']").first().click();
        assertThat(page.locator("#lot-figures")).containsText("1,000 片");
        chromium.accessible(page, "lot-fresh");

        row(page, "flow", "MEDICAL_INSTITUTION", "犇犇醫院", "400");
        page.setInputFiles("dialog[open] input[type=file]", new FilePayload[] {PROOF});
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/page-flow-dialog.png")));
        page.click("dialog[open] .btn-primary");
        page.click("#flow .actions button[value=save]");
        assertThat(page.locator("#done")).isVisible();
        chromium.accessible(page, "flows-draft-kept");
        page.locator("#loaded-lots a[href^='/mask/stock/" + lot + "']").first().click();
        assertThat(page.locator("#flow")).containsText("送貨單.png");
        chromium.accessible(page, "lot-draft");

        row(page, "flow", "OWN_USE", "", "601");
        page.click("dialog[open] .btn-primary");
        // what breaks a rule is said before anybody is asked
        page.click("#flow .actions button[value=declare]");
        assertThat(page.locator("#flow, main").first()).containsText("超過庫存量");
        chromium.accessible(page, "lot-refused");
        page.locator("#flow [data-do=edit]").nth(1).click();
        page.fill("dialog[open] [name$='.pieces']", "100");
        page.click("dialog[open] .btn-primary");
        declare(page, "flow");
        assertThat(page.locator("#lot-figures")).containsText("500 片");
        assertThat(regulator.locator("#lot-figures")).containsText("500 片", SOON);
        assertThat(regulator.locator("#lot-flows")).containsText("犇犇醫院", SOON);
        chromium.accessible(page, "lot-flowed");
        chromium.accessible(regulator, "lot-regulator");

        page.navigate(chromium.at("/mask/returns"));
        chromium.accessible(page, "returns");
        page.navigate(chromium.at("/mask/stock/" + lot + "?flow=1#return"));
        chromium.accessible(page, "lot-return");
        page.waitForLoadState();
        page.locator("#return [data-do=edit], #return button[data-add]").first().click();
        page.selectOption("dialog[open] [name$='.flow']", "1");
        page.fill("dialog[open] [name$='.pieces']", "50");
        page.fill("dialog[open] [name$='.on']", today);
        page.fill("dialog[open] [name$='.reason']", "包裝破損");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/page-return-dialog.png")));
        page.click("dialog[open] .btn-primary");
        declare(page, "return");
        assertThat(page.locator("#lot-figures")).containsText("550 片");
        assertThat(regulator.locator("#lot-returns")).containsText("包裝破損", SOON);
        chromium.accessible(page, "lot-returned");
    }

    @Test
    @Spec({"UI-01", "UI-04"})
    void everyPageIsAccessibleAtDeskAndPhoneWidthInBothLanguages() {
        var masks = StoredStock.cleared(700, 300);
        masks.flow(200);
        masks.comeBack(50);
        var lot = masks.lotNumber();
        for (var width : new int[] {Chromium.DESK, Chromium.PHONE}) {
            var importer = chromium.login("applicant", width);
            visit(
                    importer,
                    width,
                    "/mask/flows",
                    "/mask/flows?number=" + masks.permitNumber(),
                    "/mask/flows?number=MSK0");
            visit(importer, width, "/mask/stock/" + lot, "/mask/stock/" + lot + "?flow=1", "/mask/returns");
            visit(importer, width, "/mask/returns?lotNumber=nothing", "/mask/stock/" + lot + "?lang=en");
            visit(importer, width, "/mask/flows?lang=en", "/mask/returns?lang=en");
            var regulator = chromium.login("regulator", width);
            visit(regulator, width, "/mask/flows", "/mask/stock/" + lot, "/sandbox/customs", "/sandbox/clock");
            visit(regulator, width, "/sandbox/customs/" + masks.permitNumber(), "/sandbox/clock?lang=en");
            var customs = chromium.login("customs", width);
            visit(customs, width, "/mask/counter", "/mask/counter?number=" + masks.permitNumber());
            visit(
                    customs,
                    width,
                    "/mask/counter?number=MSK0",
                    "/mask/counter?number=" + masks.permitNumber() + "&lang=en");
        }
    }

    private static void visit(Page page, int width, String... paths) {
        for (var path : paths) {
            page.navigate(chromium.at(path));
            chromium.accessible(page, "flow" + width + path.replaceAll("[^a-zA-Z0]+", "-"));
        }
    }

    private void row(Page page, String section, String kind, String receiver, String pieces) {
        page.waitForLoadState();
        page.click("#" + section + " button[data-add]");
        page.fill("dialog[open] [name$='.on']", today);
        page.selectOption("dialog[open] [name$='.kind']", kind);
        page.fill("dialog[open] [name$='.receiver']", receiver);
        page.fill("dialog[open] [name$='.pieces']", pieces);
    }

    /** Declares, and says so once more when asked. */
    private static void declare(Page page, String section) {
        page.click("#" + section + " .actions button[value=declare]");
        page.locator("dialog[open] .btn-danger, dialog[open] .btn-primary")
                .first()
                .click();
    }
}
