package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.shared.Spec;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An applicant and an officer, each in a browser: what one does, the other sees without reloading (GEN-10); every page passes axe (UI-04). */
class TwoBrowsersTest extends BrowserTest {
    /** A second from the event to the other's browser. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(Chromium.SECOND);

    @Test
    @Spec({"GEN-10", "COE0150-02", "REV-01"})
    void givenBothLook_whenTheOfficerActs_thenTheApplicantSeesItWithoutReloading() {
        var number = CaseCalls.filed();
        var applicant = chromium.login("applicant", Chromium.DESK);
        applicant.navigate(chromium.at("/origin/certificates/" + number));
        assertThat(applicant.locator("main")).containsText("已收件");
        // the stream must be open before the other acts
        assertThat(applicant.locator("[data-live-state]").first()).isVisible();
        var officer = chromium.login("issuer", Chromium.DESK);
        officer.navigate(chromium.at("/origin/queue?tab=all&size=500"));
        chromium.accessible(officer, "queue");

        CaseCalls.order("issuer", number, "take", "{}");
        assertThat(applicant.locator("main .page-head, main").first()).containsText("審核中", SOON);
        CaseCalls.order("issuer", number, "approve", "{}");
        assertThat(applicant.locator("main").first()).containsText(Pattern.compile("TPE\\d{2}-\\d{6}"), SOON);
        officer.navigate(chromium.at("/origin/certificates/" + number));
        CaseCalls.order("issuer", number, "collect", "{\"collectedBy\":\"王小明\"}");
        assertThat(officer.locator("main").first()).containsText("已取件", SOON);
        assertThat(applicant.locator("main").first()).containsText("林雅婷", SOON);
        chromium.accessible(applicant, "case-collected");
    }

    @Test
    @Spec({"UI-01", "UI-04", "SITE-02"})
    void everyPageIsAccessibleAtDeskAndPhoneWidthInBothLanguages() {
        var number = CaseCalls.filed();
        for (var width : List.of(Chromium.DESK, Chromium.PHONE)) {
            var applicant = chromium.loginByHand("applicant", width);
            for (var path : List.of(
                    "/",
                    "/origin/certificates",
                    "/origin/certificates/" + number,
                    "/origin/certificates/" + number + "/revisions/1",
                    "/origin/cancel/" + number,
                    "/origin/apply",
                    "/origin/drafts",
                    "/origin/cancel",
                    "/origin/bulk",
                    "/mailbox",
                    "/mask/inventory",
                    "/mask/movements")) {
                applicant.navigate(chromium.at(path));
                seen(applicant, width, "applicant" + path.replaceAll("[^a-z]+", "-") + width);
            }
            applicant.navigate(chromium.at("/origin/certificates?lang=en"));
            assertThat(applicant.locator("html")).hasAttribute("lang", "en");
            chromium.accessible(applicant, "list-english-" + width);
            applicant.close();
            var officer = chromium.login("issuer", width);
            for (var path : List.of("/origin/queue", "/origin/certificates", "/origin/certificates/" + number)) {
                officer.navigate(chromium.at(path));
                seen(officer, width, "issuer" + path.replaceAll("[^a-z]+", "-") + width);
            }
            officer.close();
            var regulator = chromium.login("regulator", width);
            for (var path : List.of("/", "/mask/dashboard", "/mask/movements", "/mask/balances")) {
                regulator.navigate(chromium.at(path));
                seen(regulator, width, "regulator" + path.replaceAll("[^a-z]+", "-") + width);
            }
            regulator.close();
        }
    }

    /** Colours do not change with the width. */
    private static void seen(Page page, int width, String name) {
        if (width == Chromium.DESK) {
            chromium.accessibleInItsColours(page, name);
        } else {
            chromium.accessible(page, name);
        }
    }

    @Test
    @Spec("SITE-03")
    void errorsExplainThemselves() {
        var applicant = chromium.login("applicant", Chromium.DESK);
        var answer = Objects.requireNonNull(applicant.navigate(chromium.at("/origin/certificates/TPE-20200101-99999")));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(applicant.locator("main")).containsText("接下來怎麼做");
        assertThat(applicant.locator("main .code"))
                .hasText(Objects.requireNonNull(answer.headerValue("caseledger-correlation")));
        assertThat(Objects.requireNonNull(applicant.navigate(chromium.at("/origin/queue")))
                        .status())
                .isEqualTo(403);
        assertThat(Objects.requireNonNull(applicant.navigate(chromium.at("/origin/certificates?size=many")))
                        .status())
                .isEqualTo(400);
        // the browser itself notes each of the three answers in its console
        assertThat(chromium.complaints())
                .hasSize(3)
                .allMatch(complaint -> complaint.startsWith("Failed to load resource"));
    }
}
