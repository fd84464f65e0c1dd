package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.caseledger.permit.api.PermitCalls.application;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The applicant's pages of permits with scripts on: dialogs, codes that follow the kind, sums while typing, and what customs does as it happens. */
class PermitPagesInBrowserTest extends BrowserTest {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(Chromium.SECOND);
    private static final Pattern NUMBER = Pattern.compile("MSK\\d{11}");

    @Test
    @Spec({"MSK-01", "MSK-02", "MSK-20", "UI-02"})
    void aParcelIsAppliedForInDialogsAndWrittenOff() {
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/apply"));
        chromium.accessible(page, "mask-apply-1");
        var next = page.locator("button[value=next]:not(.visually-hidden)");
        var place = next.boundingBox().y;
        page.fill("[name='importer.email']", "import@example.com");
        assertThat(page.locator("[data-autosave-state]")).containsText("已儲存");
        assertThat(next.boundingBox().y)
                .as("a button that moves while it is pressed is not clicked")
                .isEqualTo(place);
        next.click();
        page.check("input[name=way][value=PARCEL]");
        page.click("button[data-add]");
        page.check("dialog input[value=MEDICAL]");
        assertThat(page.locator("dialog [data-permit-code]")).hasValue("63079050311");
        assertThat(page.locator("dialog optgroup[data-kind=NON_MEDICAL]")).isDisabled();
        page.fill("dialog [name$='.name']", "醫用口罩");
        page.fill("dialog [name$='.quantity']", "2");
        page.selectOption("dialog [name$='.unit']", "MIL");
        page.fill("dialog [name$='.unitPrice']", "3.5");
        page.fill("dialog [name$='.currency']", "USD");
        page.fill("dialog [name$='.origin']", "JP");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/page-mask-item.png")));
        page.click("dialog .btn-primary");
        assertThat(page.locator("[data-sum=MEDICAL]")).hasText("2,000 片");
        chromium.accessible(page, "mask-apply-2");
        page.click("button[value=submit]");
        assertThat(page.locator("#done")).containsText(NUMBER);
        chromium.accessible(page, "mask-issued");

        page.click("#done a");
        page.click("button[data-add]");
        page.fill("dialog [name$='.reference']", "EE123456785TW");
        page.fill("dialog [name$='.medical']", "1500");
        page.click("dialog .btn-primary");
        chromium.accessible(page, "mask-write-off");
        page.click("button[value=complete]");
        page.locator("dialog[open] .btn-danger, dialog[open] .btn-primary")
                .first()
                .click();
        assertThat(page.locator("#permit-steps")).containsText("核銷完成");
        assertThat(page.locator("#permit-stock")).containsText("1,500");
        chromium.accessible(page, "mask-written-off");
    }

    @Test
    @Spec({"MSK-05", "MSK-12", "GEN-10"})
    void whatCustomsDoesIsSeenWithoutReloading() {
        var number = PermitCalls.as("applicant")
                .submit(application(ImportWay.DECLARATION))
                .number();
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/permits/" + number));
        assertThat(page.locator("[data-live-state]").first()).isVisible();
        var declaration = PermitCalls.declarationNumber();
        tell(
                number,
                "declarations",
                declaration,
                Map.of("importerIdentity", PermitCalls.APPLICANT_IDENTITY, "items", PermitCalls.pieces(1_000, 500)));
        assertThat(page.locator("#permit-customs")).containsText(declaration.strip(), SOON);
        tell(number, "entries", declaration, Map.of());
        tell(number, "mismatches", declaration, Map.of("description", "產地不符"));
        assertThat(page.locator("#permit-next")).containsText("產地不符", SOON);
        chromium.accessible(page, "mask-mismatch");
        page.click("#permit-next a[href$='/revise']");
        page.fill("[name=description]", "更正口罩產地");
        page.click("[data-do=edit][data-row='0']");
        page.fill("dialog [name$='.origin']", "CN");
        page.click("dialog .btn-primary");
        page.click("button[value=next]");
        assertThat(page.locator("main ins.now").first()).containsText("CN");
        chromium.accessible(page, "mask-revise-confirm");
        page.click(".stay button[value=submit]");
        assertThat(page.locator("#permit-revisions")).containsText("單證比對不符修正");
        chromium.accessible(page, "mask-revised");
    }

    @Test
    @Spec({"UI-01", "UI-04"})
    void everyPageIsAccessibleAtDeskAndPhoneWidthInBothLanguages() {
        var number = PermitCalls.as("applicant")
                .submit(application(ImportWay.TRAVELLER))
                .number();
        for (var width : new int[] {Chromium.DESK, Chromium.PHONE}) {
            var page = chromium.login("applicant", width);
            for (var path : new String[] {
                "/mask/apply",
                "/mask/permits",
                "/mask/permits?permitNumber=" + number,
                "/mask/permits/" + number,
                "/mask/permits/" + number + "/revise",
                "/mask/permits/" + number + "/cancel",
                "/mask/permits/" + number + "/write-off",
                "/mask/revise",
                "/mask/permits/" + number + "?lang=en",
                "/mask/permits?lang=en"
            }) {
                page.navigate(chromium.at(path));
                chromium.accessible(page, "mask" + path.replaceAll("[^a-z]+", "-") + width);
                assertThat(page.locator("body").textContent()).as(path).doesNotContain("??");
            }
            page.context().close();
        }
    }

    private static void tell(String number, String kind, String declaration, Map<String, ?> more) {
        var message = new HashMap<String, Object>(more);
        message.put("messageId", "M-" + PermitCalls.key());
        message.put("declarationNumber", declaration);
        var answer = PermitCalls.as("customs").tell(number, kind, message);
        assertThat(answer.status()).as(kind).isEqualTo(200);
    }
}
