package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.shared.Spec;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cannot be done with permits and stock, as a browser shows it: why, where, and with all that was typed still there. */
class MaskRefusalStoryTest {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(2 * Chromium.SECOND);

    private static Chromium chromium;

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
                .allMatch(complaint ->
                        complaint.contains("422 (Unprocessable Entity)") || complaint.contains("409 (Conflict)"));
    }

    @Test
    @Spec({"MSK-14", "MSK-20", "MSK-21", "GEN-05", "GEN-09"})
    void aWriteOffIsCheckedAndHoldsTheQuantityUp() {
        var importer = new MaskDeeds(chromium, "applicant");
        var page = importer.page();
        var permit = importer.apply("PARCEL", 1_000, 100);
        page.click("#done a");

        importer.parcel("EE123456784TW", 1_500, 0);
        page.click(".stay button[value=save]");
        assertThat(page.locator("#errors")).containsText("目前為 4，若前 8 位數字無誤應為 5");
        importer.change(0, "reference", "EE123456785TW");
        page.click(".stay button[value=save]");
        assertThat(page.locator("#errors")).containsText("超過許可的 1,000 片");
        assertThat(page.locator("tr.faulty")).containsText("1500");
        chromium.accessible(page, "mask-refused-write-off");
        importer.change(0, "medical", "900");
        page.click(".stay button[value=save]");
        assertThat(page).hasURL(Pattern.compile(".*done=write-off"));

        importer.revise();
        importer.change(0, "quantity", "500");
        importer.check("減量");
        page.click(".stay button[value=submit]");
        assertThat(page.locator("#errors")).containsText("已核銷的 900 片");
        chromium.accessible(page, "mask-refused-revision");
        importer.open("/mask/permits/" + permit);
        assertThat(page.locator("#permit-side")).containsText("第 1 版");
    }

    @Test
    @Spec({"MSK-11", "MSK-13", "MSK-31", "MSK-33", "GEN-05"})
    void customsComesInOrderAndStockIsNeverOverdrawn() {
        var importer = new MaskDeeds(chromium, "applicant");
        var customs = new MaskDeeds(chromium, "customs");
        var page = importer.page();
        var sandbox = customs.page();
        var permit = importer.apply("DECLARATION", 1_200, 500);

        customs.open("/sandbox/customs/" + permit);
        sandbox.fill("[name='declarations.importerIdentity']", "62140097");
        sandbox.click("form[action$='/declarations'] .actions button");
        assertThat(sandbox.locator("#errors")).containsText("與許可的申請人不同");
        assertThat(sandbox.locator("[name='declarations.importerIdentity']")).hasValue("62140097");
        assertThat(sandbox.locator("[name='releases.items[0].pieces']")).hasValue("1200");
        chromium.accessible(sandbox, "mask-refused-declaration");
        // what was typed is there again in the same tab, so it is corrected
        sandbox.fill("[name='declarations.importerIdentity']", PermitCalls.APPLICANT_IDENTITY);
        sandbox.click("form[action$='/declarations'] .actions button");
        assertThat(sandbox).hasURL(Pattern.compile(".*done=declarations.*"));
        customs.open("/sandbox/customs/" + permit);
        sandbox.click("form[action$='/releases'] .actions button");
        assertThat(sandbox.locator("#errors")).containsText("尚未進入通關程序");
        customs.open("/sandbox/customs/" + permit);
        sandbox.click("form[action$='/again'] button");
        assertThat(sandbox.locator("#done")).containsText("沒有任何變動");

        importer.open("/mask/permits/" + permit + "/revise");
        assertThat(page.locator("#closed")).containsText("目前不能修正");
        assertThat(page.locator("button[value=next]")).hasCount(0);
        chromium.accessible(page, "mask-revision-closed");
        importer.open("/mask/permits/" + permit);
        customs.tell(permit, "entries");
        customs.tell(permit, "releases");
        assertThat(page.locator("#permit-stock")).containsText(permit + "-001", SOON);

        page.click("#permit-stock a[href$='-001']");
        importer.flow("WHOLESALER", "批發商", 1_201);
        importer.tryFlows();
        assertThat(page.locator("#errors")).containsText("目前可申報 1,200 片");
        assertThat(page.locator("tr.faulty")).containsText(new String[] {"批發商"});
        chromium.accessible(page, "mask-refused-flow");
        importer.open("/mask/stock/" + permit + "-001");
        assertThat(page.locator("#lot-figures")).containsText("流出 0 ＋ 庫存 1,200");
    }
}
