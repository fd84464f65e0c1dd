package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What flashes in a list: what is new or has changed, and nothing beside it. */
class LiveRowsTest extends BrowserTest {
    private static final String STREAM = "**/mask/permits/live*";
    private static final Pattern FLASHES = Pattern.compile("(^| )changed( |$)");
    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(2 * Chromium.SECOND);

    @Test
    @Spec("GEN-10")
    void givenTheListHasChangedBeforeItsStreamOpened_whenItComes_thenOnlyTheNewRowFlashes() {
        var before = submitted();
        var page = chromium.login("applicant", Chromium.DESK);
        var made = new String[1];
        // what is filed between the page and its stream comes with the stream's first push
        page.route(STREAM, route -> {
            if (made[0] == null) {
                made[0] = submitted();
            }
            route.resume();
        });
        page.navigate(chromium.at("/mask/permits"));

        assertThat(page.locator("#permits tbody tr.changed")).hasCount(1, SOON);
        assertThat(row(page, made[0])).hasClass(FLASHES);
        assertThat(row(page, before)).isVisible();
        assertThat(page.locator(".changed")).hasCount(1);
    }

    @Test
    @Spec("GEN-10")
    void givenWhatIsPushedIsTheSame_whenTheStreamOpens_thenNothingFlashesBeforeSomethingChanges() {
        submitted();
        var page = chromium.login("applicant", Chromium.DESK);
        page.addInitScript("""
                window.flashed = [];
                new MutationObserver((all) => all.map((one) => one.target).forEach((part) => {
                  if (part.classList.contains('changed')) window.flashed.push(part.innerText.trim().slice(0, 14));
                })).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });
                """);
        // as if the page did not know what it shows: the whole list is pushed at once
        page.route(
                STREAM,
                route -> route.resume(new Route.ResumeOptions()
                        .setUrl(route.request().url().replaceAll("seen=[0-9a-f]+", "seen=0"))));
        page.waitForResponse(STREAM, () -> page.navigate(chromium.at("/mask/permits")));
        var later = submitted();

        assertThat(row(page, later)).hasClass(FLASHES);
        assertThat(page.evaluate("window.flashed")).isEqualTo(List.of(later));
    }

    private static Locator row(Page page, String number) {
        return page.locator("#permits tbody tr:has-text('" + number + "')");
    }

    private static String submitted() {
        return PermitCalls.as("applicant")
                .submit(PermitCalls.application(ImportWay.TRAVELLER))
                .number();
    }
}
