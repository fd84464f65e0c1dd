package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.Spec;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many applications in one file, with scripts on: sent, watched as it comes on, looked at one by one. */
class BulkPagesTest extends BrowserTest {
    private static final LocatorAssertions.ContainsTextOptions FILED =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.PHONE})
    @Spec({"COE0010-17", "GEN-10", "UI-04"})
    void aFileIsSentAndItsResultsComeByThemselves(int width) {
        var page = chromium.login("applicant", width);
        page.navigate(chromium.at("/origin/bulk"));
        page.setInputFiles("#file", new FilePayload("十一月.xml", "application/xml", twoGoodOneBad()));
        page.click("main form .btn-primary");
        assertThat(page).hasURL(Pattern.compile(".*/origin/bulk/[0-9a-f-]{36}.*"));

        assertThat(page.locator("#bulk-progress .notice")).containsText("2 件", FILED);
        assertThat(page.locator("#bulk-progress progress")).hasAttribute("value", "3");
        assertThat(page.locator("#bulk-items tbody tr")).hasCount(3);
        assertThat(page.locator("#bulk-items a.code")).hasCount(2);
        assertThat(page.locator("#bulk-items tbody tr:has(.state.bad)")).containsText("單位");
        chromium.accessible(page, "bulk-filing-" + width);

        page.click("#bulk-progress a[href*='outcome=refused']");
        assertThat(page.locator("#bulk-items tbody tr")).hasCount(1);
        chromium.accessible(page, "bulk-refused-" + width);
        page.navigate(chromium.at("/origin/bulk"));
        assertThat(page.locator("#bulk-filings tbody tr").first()).containsText("十一月.xml");
        chromium.accessible(page, "bulk-" + width);
        page.context().close();
    }

    /** Reload and Back to what answers a sent form never ask whether to send again, and no token stays in the address. */
    @Test
    @Spec("UI-04")
    void aRefusedFileLeavesAPageThatCanBeHadAgain() {
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/origin/bulk"));
        page.setInputFiles("#file", new FilePayload("bad.xml", "application/xml", "hello".getBytes(UTF_8)));
        page.click("form[enctype] .btn-primary");
        assertThat(page.locator("#main .notice").first()).isVisible();
        assertThat(page).hasURL(chromium.at("/origin/bulk"));
        page.navigate(chromium.at("/origin/drafts"));
        page.goBack();
        assertThat(page.locator("#file")).isVisible();
        page.reload();
        assertThat(page.locator("#file")).isVisible();
        Assertions.assertThat(chromium.complaints()).allMatch(text -> text.contains("422"));
        page.close();
    }

    private static byte[] twoGoodOneBad() {
        var good = SampleApplications.valid();
        return RunningService.shared()
                .bean(ApplicationXml.class)
                .write(List.of(good, SampleApplications.sentTo("NOWHERE"), good));
    }
}
