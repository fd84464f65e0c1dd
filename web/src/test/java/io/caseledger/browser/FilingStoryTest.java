package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.caseledger.shared.Spec;
import io.caseledger.shared.reference.RocDate;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A certificate from application to hand-over with scripts on: dialogs, autosave, paste, file upload, officer's comments, and on each side what the other
 * does, within a second and without reloading.
 */
class FilingStoryTest extends BrowserTest {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(Chromium.SECOND);
    private static final Pattern NUMBER = Pattern.compile("TPE-\\d{8}-\\d{5}");

    @Test
    @Spec({"GEN-10", "UI-02", "COE0010-14", "REV-02", "REV-03", "REV-05"})
    void anApplicationIsFiledCorrectedApprovedAndHandedOver() {
        var applicant = chromium.login("applicant", Chromium.DESK);
        var number = file(applicant);
        var officer = chromium.login("issuer", Chromium.DESK);
        officer.navigate(chromium.at("/origin/certificates/" + number));

        officer.locator("form[action$='/take'] button").click();
        assertThat(state(applicant)).containsText("審核中", SOON);
        assertThat(officer).hasURL(Pattern.compile(".*/review.*"));
        chromium.accessible(officer, "review");
        officer.uncheck("#next");
        officer.click("[data-value='goods[1].quantity']");
        officer.fill("textarea[name='comment:goods[1].quantity']", "請附秤量單");
        officer.locator("button[value=correct]").click();
        assertThat(state(applicant)).containsText("補正", SOON);

        applicant.navigate(chromium.at("/origin/certificates/" + number));
        applicant
                .locator("main a[href$='/revise'], main form[action*='revis'] button")
                .first()
                .click();
        assertThat(applicant.locator("main")).containsText("請附秤量單");
        chromium.accessible(applicant, "revise");
        applicant.fill("[name='remark']", "已附秤量單");
        assertThat(officer.locator("main")).containsText("補正");
        applicant.locator("button[value=submit]").click();
        assertThat(applicant).hasURL(Pattern.compile(".*/certificates/TPE-.*"));

        officer.navigate(chromium.at("/origin/certificates/" + number + "/review"));
        assertThat(officer.locator("main")).containsText("已附秤量單");
        chromium.accessible(officer, "review-revised");
        officer.uncheck("#next");
        officer.locator("button[value=approve]").click();
        sure(officer);
        assertThat(applicant.locator("main").first()).containsText(Pattern.compile("TPE\\d{2}-\\d{6}"), SOON);
        officer.waitForURL("**/origin/queue?**");
        officer.navigate(chromium.at("/origin/certificates/" + number));
        officer.locator("form[action$='/collect'] button").click();
        sure(officer);
        assertThat(state(applicant)).containsText("已取件", SOON);
        assertThat(applicant.locator(".history").first()).containsText("林雅婷");
        applicant.navigate(chromium.at("/origin/certificates/" + number + "?lang=en"));
        chromium.picture(applicant, "case");
    }

    @Test
    @Spec({"GEN-10", "COE0050-01"})
    void anEarlierCaseIsCopiedAndCancelled() {
        var applicant = chromium.login("applicant", Chromium.DESK);
        var number = file(applicant);
        applicant.navigate(chromium.at("/origin/apply"));
        applicant.fill("[name=copyFrom], [name=receiptNumber]", number);
        applicant
                .locator("form:has([name=copyFrom]) button, form:has([name=receiptNumber]) button")
                .first()
                .click();
        assertThat(applicant.locator("[name='importer.nameEnglish']")).hasValue("Importer GmbH");
        var copied = submit(applicant);
        assertThat(copied).isNotEqualTo(number);

        var officer = chromium.login("issuer", Chromium.DESK);
        officer.navigate(chromium.at("/origin/certificates/" + copied));
        assertThat(officer.locator("[data-live-state]").first()).isVisible();
        applicant.locator("main a[href*='/origin/cancel/']").first().click();
        applicant.locator("main form[action*='cancel'] button.btn-danger").click();
        assertThat(state(officer)).containsText("已取消", SOON);
    }

    @Test
    @Spec({"COE0010-13", "UI-02"})
    void theExportedXmlIsImportedAgain() throws IOException {
        var applicant = chromium.login("applicant", Chromium.DESK);
        begin(applicant);
        fill(applicant);
        var download = applicant.waitForDownload(
                () -> applicant.locator("button[value=xml]").click());
        var xml = Files.readAllBytes(download.path());
        begin(applicant);
        applicant.setInputFiles("[name=importFile]", new FilePayload("application.xml", "application/xml", xml));
        applicant.locator("button[value=import]").click();
        assertThat(applicant.locator("[name='importer.nameEnglish']")).hasValue("Importer GmbH");
        assertThat(applicant.locator("#goods table")).containsText("Screws, M4");
        submit(applicant);
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.PHONE})
    @Spec({"UI-04", "GEN-05", "COE0010-14"})
    void theFormSaysWhatIsMissingAndKeepsWhatWasTyped(int width) {
        var applicant = chromium.login("applicant", width);
        begin(applicant);
        chromium.accessible(applicant, "form-empty-" + width);
        applicant.fill("[name='importer.nameEnglish']", "Importer GmbH");
        assertThat(applicant.locator("[data-autosave-state]")).containsText("已儲存");
        applicant.locator("button[value=submit]").click();
        assertThat(applicant.locator("[data-focus]")).isFocused();
        chromium.accessible(applicant, "form-faults-" + width);
        assertThat(applicant.locator("[name='importer.nameEnglish']")).hasValue("Importer GmbH");
        fill(applicant);
        chromium.accessible(applicant, "form-filled-" + width);
        submit(applicant);
        chromium.accessible(applicant, "form-submitted-" + width);
    }

    /** Answers the page's question with yes. */
    private static void sure(Page page) {
        page.locator("dialog[open] .btn-danger").click();
    }

    private static String file(Page applicant) {
        begin(applicant);
        fill(applicant);
        return submit(applicant);
    }

    private static void begin(Page applicant) {
        applicant.navigate(chromium.at("/origin/apply"));
        applicant.locator("main form button").first().click();
        assertThat(applicant).hasURL(Pattern.compile(".*/origin/drafts/.*"));
    }

    private static void fill(Page page) {
        page.selectOption("[name=issuingUnit]", "TPE");
        page.check("[name=clearance][value=PRE_CLEARANCE]");
        page.fill("[name='applicant.nameEnglish']", "Far East Machinery");
        page.locator("button[value='same:exporter']").click();
        assertThat(page.locator("[name='exporter.nameEnglish']")).hasValue("Far East Machinery");
        page.fill("[name='importer.nameEnglish']", "Importer GmbH");
        page.fill("[name='importer.addressEnglish']", "Hamburg, Germany");
        page.fill("[name='shipment.destination']", "DE");
        page.fill("[name='shipment.portOfLoading']", "TWKEL");
        page.fill("[name='shipment.portOfDischarge']", "DEHAM");
        page.selectOption("[name='shipment.transportMode']", "1");
        page.fill("[name='shipment.conveyance']", "EVER GIVEN 021W");
        page.fill(
                "[name='shipment.shipDate']",
                inRocYears(LocalDate.now(RocDate.TAIPEI).plusDays(4)));
        page.locator("button[value='add:manufacturers']").click();
        page.locator("dialog[open] button[value^='same:']").click();
        page.check("[name='manufacturers[0].representative']");
        page.locator("dialog[open] button:has-text('完成')").click();
        page.locator("button[value='add:goods']").click();
        page.fill("[name='goods[0].name']", "Steel products");
        page.check("[name='goods[0].heading']");
        page.locator("dialog[open] button:has-text('完成')").click();
        page.locator("button[value='add:goods']").click();
        page.fill("[name='goods[1].name']", "Screws, M4");
        page.fill("[name='goods[1].quantity']", "1200");
        page.fill("[name='goods[1].unit']", "KGM");
        page.fill("[name='goods[1].commodityCode']", "76169990005");
        page.selectOption("[name='goods[1].printCommodityCode']", "true");
        page.locator("dialog[open] button:has-text('完成')").click();
        page.check("[name=form][value=WET_STAMP]");
    }

    private static String inRocYears(LocalDate day) {
        return "%d/%02d/%02d".formatted(day.getYear() - 1911, day.getMonthValue(), day.getDayOfMonth());
    }

    private static String submit(Page applicant) {
        applicant.locator("button[value=submit]").click();
        assertThat(applicant).hasURL(Pattern.compile(".*/origin/certificates/TPE-.*"));
        assertThat(state(applicant)).containsText("已收件");
        var found = NUMBER.matcher(Objects.requireNonNull(applicant.url()));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static Locator state(Page page) {
        return page.locator("main .state").first();
    }
}
