package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.caseledger.permit.api.PermitCalls.application;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application for a permit and its revision save themselves as somebody types, with scripts on. */
class PermitDraftsInBrowserTest extends BrowserTest {
    private static final String STATE = "[data-autosave-state]";
    private static final Pattern DRAFT = Pattern.compile(".*/mask/drafts/[0-9a-f-]{36}");

    @Override
    @AfterEach
    void nothingComplained() {
        // the browser notes an answer that tells of the other window; what the page then says is asked by the tests
        assertThat(chromium.complaints())
                .as("what the consoles said")
                .allMatch(complaint -> complaint.contains("409 (Conflict)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.PHONE})
    @Spec({"MSK-01", "UI-04"})
    void whatIsTypedIsThereAfterAReloadInBothLanguages(int width) {
        var page = chromium.login("applicant", width);
        var name = "Reload " + PermitCalls.key();
        page.navigate(chromium.at("/mask/apply"));
        page.fill("[name='importer.nameEnglish']", name);
        assertThat(page.locator(STATE)).containsText("已儲存");
        assertThat(page).hasURL(DRAFT);
        page.reload();
        assertThat(page.locator("[name='importer.nameEnglish']")).hasValue(name);

        page.click("button[value=next]:not(.visually-hidden)");
        page.check("input[name=way][value=TRAVELLER]");
        assertThat(page.locator(STATE)).containsText("已儲存");
        page.click("button[data-add]");
        var item = "Item " + PermitCalls.key();
        page.fill("dialog [name$='.name']", item);
        page.click("dialog .btn-primary");
        saved(page, item);
        page.navigate(page.url());
        assertThat(page.locator("input[name=way][value=TRAVELLER]")).isChecked();
        assertThat(page.locator("#items")).containsText(item);
        chromium.accessible(page, "mask-draft-" + width);

        page.locator("a[hreflang=en]").click();
        assertThat(page.locator("h1")).containsText("permit");
        assertThat(page.locator("input[name=way][value=TRAVELLER]")).isChecked();
        assertThat(page.locator(STATE)).containsText("Saved");
        page.navigate(chromium.at("/mask/drafts"));
        assertThat(page.locator("#drafts")).containsText(item);
        chromium.accessible(page, "mask-drafts-en-" + width);
        assertThat(page.locator("body").textContent()).doesNotContain("??");
        page.navigate(chromium.at("/mask/drafts?lang=zh"));
        chromium.accessible(page, "mask-drafts-" + width);
        var row = page.locator("#drafts tr", new Page.LocatorOptions().setHasText(item));
        row.locator(".btn-danger").click();
        page.locator("dialog[open] .btn-danger, dialog[open] .btn-primary")
                .first()
                .click();
        assertThat(page.locator("main")).not().containsText(item);
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.PHONE})
    @Spec({"GEN-08", "UI-04"})
    void twoWindowsOfADraftAreToldAndBothTextsAreSeen(int width) {
        var first = chromium.login("applicant", width);
        first.navigate(chromium.at("/mask/apply"));
        first.fill("[name='importer.contact']", "first window");
        assertThat(first).hasURL(DRAFT);
        var second = first.context().newPage();
        second.navigate(first.url());
        assertThat(second.locator("[name='importer.contact']")).hasValue("first window");
        second.fill("[name='importer.contact']", "second window");
        saved(second, "second window");

        first.fill("[name='importer.contact']", "first again");
        assertThat(first.locator(STATE)).containsText("另一個視窗");
        first.click("button[value=next]:not(.visually-hidden)");
        assertThat(first.locator("#conflict")).containsText("first again");
        assertThat(first.locator("#conflict")).containsText("second window");
        assertThat(first.locator("#conflict")).isFocused();
        chromium.accessible(first, "mask-draft-conflict-" + width);
        first.click("#conflict a");
        // what was typed here is offered, but does not overrule the choice
        assertThat(first.locator(".kept [data-do=restore]")).isVisible();
        assertThat(first.locator("[name='importer.contact']")).hasValue("second window");
        first.context().close();
    }

    @Test
    @Spec({"MSK-10", "MSK-04"})
    void aRevisionIsGoneOnWithAndADraftIsGoneOnceSent() {
        var number =
                PermitCalls.as("applicant").submit(application(ImportWay.OTHER)).number();
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/permits/" + number + "/revise"));
        page.fill("[name=description]", "更正產地");
        saved(page, "更正產地");
        page.reload();
        assertThat(page.locator("[name=description]")).hasValue("更正產地");
        assertThat(page.locator("#draft")).containsText("儲存的草稿");
        chromium.accessible(page, "mask-revise-draft");
        page.navigate(chromium.at("/mask/drafts"));
        assertThat(page.locator("#drafts")).containsText(number);
        page.locator("#drafts tr", new Page.LocatorOptions().setHasText(number))
                .locator(".btn-secondary")
                .click();
        page.click("[data-do=edit][data-row='0']");
        page.fill("dialog [name$='.origin']", "CN");
        page.click("dialog .btn-primary");
        var list = page.context().newPage();
        list.navigate(chromium.at("/mask/drafts"));
        assertThat(list.locator("#drafts")).containsText(number);
        page.click("button[value=next]:not(.visually-hidden)");
        page.click(".stay button[value=submit]");
        assertThat(page.locator("#permit-revisions")).containsText("更正");
        // the list in another window follows
        assertThat(list.locator("main")).not().containsText(number);
        page.navigate(chromium.at("/mask/permits/" + number + "/revise"));
        page.fill("[name=description]", "再更正");
        assertThat(list.locator("#drafts")).containsText(number);
        list.close();
    }

    /** Waits until the server has what was typed last. */
    private static void saved(Page page, String typed) {
        assertThat(page.locator(STATE)).containsText("已儲存");
        page.waitForCondition(() -> {
            var answer = page.request().get(page.url());
            return answer.ok() && answer.text().contains(typed);
        });
    }
}
