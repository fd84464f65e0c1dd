package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.caseledger.permit.api.PermitCalls.application;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import io.caseledger.stock.web.StoredStock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mask page shows to have changed, and only that. */
class MaskChangesTest extends BrowserTest {
    private static final FilePayload PROOF = new FilePayload(
            "送貨單.png",
            "image/png",
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));

    @Test
    @Spec("GEN-10")
    void onlyThePartsOfAPermitThatChangedFlash() {
        var masks = StoredStock.cleared(1_000, 300);
        var page = chromium.login("regulator", Chromium.DESK);
        page.navigate(chromium.at("/mask/permits/" + masks.permitNumber()));
        assertThat(page.locator("[data-live-state]").first()).isVisible();

        masks.flow(200);

        assertThat(page.locator("#permit-stock")).containsText("800");
        assertThat(page.locator("#permit-side")).containsText("1,100");
        assertThat(flashed(page)).isSubsetOf("permit-stock", "permit-side", "permit-steps");
        assertThat(flashed(page)).contains("permit-stock", "permit-side");

        var fresh = PermitCalls.as("applicant")
                .submit(application(ImportWay.DECLARATION))
                .number();
        page.navigate(chromium.at("/mask/permits/" + fresh));
        assertThat(page.locator("[data-live-state]").first()).isVisible();
        var declaration = PermitCalls.declarationNumber();
        PermitCalls.as("customs")
                .tell(
                        fresh,
                        "declarations",
                        PermitCalls.declared(PermitCalls.key(), declaration, PermitCalls.pieces(1_000, 500)));
        assertThat(page.locator("#permit-customs")).containsText(declaration.strip());
        assertThat(page.locator("#permit-history.changed, #permit-history .changed")
                        .first())
                .isVisible();
        assertThat(flashed(page))
                .doesNotContain("permit-head", "permit-document", "permit-revisions", "permit-side", "permit-stock");
    }

    @Test
    @Spec({"MSK-31", "UI-02"})
    void aProofIsTakenAwayInTheRowsDialog() {
        var masks = StoredStock.cleared(500, 300);
        var page = chromium.login("applicant", Chromium.PHONE);
        page.navigate(chromium.at("/mask/stock/" + masks.lotNumber()));
        page.click("#flow button[data-add]");
        page.selectOption("dialog[open] [name$='.kind']", "WHOLESALER");
        page.fill("dialog[open] [name$='.receiver']", "堃記");
        page.setInputFiles("dialog[open] input[type=file]", new FilePayload[] {PROOF});
        page.click("dialog[open] .btn-primary");
        page.click("#flow .actions button[value=save]");
        page.waitForURL(url -> url.contains("done=draft"));
        page.navigate(chromium.at("/mask/stock/" + masks.lotNumber()));
        assertThat(page.locator("#flow tbody").first()).containsText("送貨單.png");
        page.locator("#flow [data-do=edit]").first().click();
        chromium.accessible(page, "flow-proof-dialog");

        page.click("dialog[open] [data-held] button");

        assertThat(page.locator("#flow tbody").first()).containsText("堃記");
        assertThat(page.locator("#flow")).not().containsText("送貨單.png");
        page.navigate(chromium.at("/mask/stock/" + masks.lotNumber()));
        assertThat(page.locator("#flow [data-held]")).hasCount(0);
        assertThat(page.locator("#flow tbody").first()).containsText("堃記");
    }

    @SuppressWarnings("unchecked")
    private static List<String> flashed(Page page) {
        return (List<String>) page.evaluate(
                "[...document.querySelectorAll('.changed')].map((part) => part.closest('[id^=permit-]').id)");
    }
}
