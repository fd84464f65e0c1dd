package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.caseledger.shared.Spec;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An officer comments on a document by click and by key; the comments stand beside what they are on, and outlive a reload. */
class ReviewPageTest extends BrowserTest {
    private static final String QUANTITY = "[data-value='goods[1].quantity']";

    @Test
    @Spec({"REV-02", "GEN-15", "UI-04"})
    void commentsAreWrittenByClickAndByKeyAndSurviveAReload() {
        var number = CaseCalls.filed();
        CaseCalls.order("issuer", number, "take");
        var page = chromium.login("issuer", Chromium.DESK);
        var path = chromium.at("/origin/certificates/" + number + "/review");
        page.navigate(path);

        // by click, at the value's height
        page.click(QUANTITY);
        var text = page.locator("textarea[name='comment:goods[1].quantity']");
        assertThat(text).isFocused();
        text.fill("與發票不符");
        assertThat(page.locator(QUANTITY))
                .hasAttribute("aria-describedby", Objects.requireNonNull(text.getAttribute("id")));
        assertThat(Math.abs(top(text.locator("xpath=..")) - top(page.locator(QUANTITY))))
                .as("beside its value")
                .isLessThan(60);
        chromium.accessibleInItsColours(page, "review-comments");

        // both ways by key: Escape leads to the value, an arrow to the next, C comments on it
        text.press("Escape");
        assertThat(page.locator(QUANTITY)).isFocused();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("c");
        var second = page.locator("#comments textarea").nth(1);
        assertThat(second).isFocused();
        page.keyboard().type("請說明");
        page.locator("#comments a").first().click();
        assertThat(page.locator(QUANTITY)).isFocused();
        page.keyboard().press("Enter");
        assertThat(text).isFocused();
        assertThat(page.locator("#comments li")).hasCount(2);
        // one that is left empty goes away by itself, one that is not wanted by its button
        page.keyboard().press("Escape");
        page.keyboard().press("Home");
        page.keyboard().press("c");
        assertThat(page.locator("#comments li")).hasCount(3);
        page.keyboard().press("Escape");
        assertThat(page.locator("#comments li")).hasCount(2);
        page.waitForFunction("() => Object.values(localStorage).some((value) => value.includes('請說明'))");

        page.reload();
        assertThat(text).hasValue("與發票不符");
        assertThat(page.locator("#comments textarea").nth(1)).hasValue("請說明");
        page.locator("#comments .close").nth(1).click();
        assertThat(page.locator("#comments li")).hasCount(1);

        page.setViewportSize(Chromium.PHONE, 780);
        page.reload();
        assertThat(page.locator("#comments li")).hasCount(1);
        assertThat(page.locator(".page-head.one-line").boundingBox().height)
                .as("one line on a phone")
                .isLessThan(50);
        chromium.accessible(page, "review-phone");

        page.uncheck("#next");
        page.click("button[value=correct]");
        page.waitForURL("**/origin/queue?**");
        var applicant = chromium.login("applicant", Chromium.DESK);
        applicant.navigate(chromium.at("/origin/certificates/" + number));
        assertThat(applicant.locator("#case-next")).containsText("與發票不符");
        assertThat(applicant.locator("#case-next")).not().containsText("請說明");
    }

    @Test
    @Spec({"REV-02", "GEN-10"})
    void aCaseThatIsGivenBackElsewhereCanNoLongerBeDecidedHere() {
        var number = CaseCalls.filed();
        CaseCalls.order("issuer", number, "take");
        var page = chromium.login("issuer", Chromium.DESK);
        page.navigate(chromium.at("/origin/certificates/" + number + "/review"));
        page.fill("#reason", "不要弄丟這句話");

        CaseCalls.order("issuer", number, "put-back");

        assertThat(page.locator("#review-standing")).containsText("放回待審");
        assertThat(page.locator("#review button:enabled")).hasCount(0);
        assertThat(page.locator("#reason")).hasValue("不要弄丟這句話");
    }

    private static double top(Locator part) {
        return part.boundingBox().y;
    }
}
