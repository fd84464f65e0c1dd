package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.shared.Spec;
import io.caseledger.stock.web.StoredStock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dashboard with scripts on: charts, the time slider, figures that move by themselves, at desk and phone width. */
class DashboardInBrowserTest extends BrowserTest {
    /** A second from the event to the browser, and as much again for a busy build machine. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(2 * Chromium.SECOND);

    @Test
    @Spec({"MSK-60", "GEN-10"})
    void givenTheRegulatorWatches_whenMasksFlow_thenFiguresAndChartsMoveByThemselves() {
        var masks = StoredStock.cleared(900, 100);
        var page = chromium.login("regulator", Chromium.DESK);
        page.navigate(chromium.at("/mask/dashboard"));
        assertThat(page.locator("#trend .plot svg")).isVisible();
        assertThat(page.locator("#kinds .plot svg")).isVisible();
        assertThat(page.locator("[data-live-state]").first()).isVisible();
        var flowed =
                Long.parseLong(page.locator("#figures dd").nth(2).textContent().replaceAll("[^0-9]", ""));

        masks.flow(123);

        assertThat(page.locator("#figures dd").nth(2)).containsText("%,d".formatted(flowed + 123), SOON);
        assertThat(page.locator("#flows .plot svg")).isVisible();
        chromium.accessible(page, "mask-dashboard-1280");
        chromium.picture(page, "dashboard");
    }

    @Test
    @Spec({"MSK-62", "UI-02"})
    void givenTheSlider_whenMovedBack_thenThePastIsShownInAFrameOfItsOwn() {
        StoredStock.cleared(900, 100);
        var page = chromium.login("regulator", Chromium.DESK);
        page.navigate(chromium.at("/mask/dashboard"));
        page.locator("input[type=range]").focus();
        page.keyboard().press("Home");
        page.waitForURL(url -> url.contains("asOf="));

        assertThat(page.locator(".past-frame")).containsText("歷史檢視：");
        assertThat(page.locator("[data-live-state]")).hasCount(0);
        chromium.accessible(page, "mask-dashboard-past");
        page.locator(".past-frame a").click();
        assertThat(page.locator(".past-frame")).hasCount(0);
    }

    @Test
    @Spec("MSK-60")
    void givenABar_whenClicked_thenWhatItCountsIsListed() {
        var masks = StoredStock.cleared(900, 100);
        masks.flow(123);
        var page = chromium.login("regulator", Chromium.DESK);
        page.navigate(chromium.at("/mask/dashboard"));
        var bar = page.locator("#flows .plot svg path[fill='"
                        + page.evaluate(
                                "getComputedStyle(document.documentElement).getPropertyValue('--cl-accent').trim()")
                        + "']")
                .first();
        bar.click();
        page.waitForURL(url -> url.contains("/mask/movements?flowKind="));
        assertThat(page.locator("table.grid tbody tr").first()).isVisible();
    }

    @Test
    @Spec({"UI-04", "MSK-64", "MSK-63"})
    void everyPageOfStockIsAccessibleAtDeskAndPhoneWidthInBothLanguages() {
        var masks = StoredStock.cleared(900, 100);
        masks.flow(100);
        for (var width : List.of(Chromium.DESK, Chromium.PHONE)) {
            var regulator = chromium.login("regulator", width);
            for (var path : List.of(
                    "/mask/dashboard",
                    "/mask/movements",
                    "/mask/balances",
                    "/mask/balances?scope=LOT",
                    "/mask/dashboard?lang=en")) {
                regulator.navigate(chromium.at(path));
                chromium.accessible(regulator, "regulator" + path.replaceAll("[^a-zA-Z]+", "-") + width);
            }
            var importer = chromium.login("applicant", width);
            importer.navigate(chromium.at("/mask/inventory"));
            chromium.accessible(importer, "importer-inventory-" + width);
        }
    }
}
