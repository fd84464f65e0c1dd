package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.reference.RocDate;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A company authorises its agent and takes it back; the agent’s own page follows by itself (ACC-09). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantsInBrowserTest {
    private static final String GRANTS = "/accounts/grants";

    private final Chromium chromium = new Chromium(RunningService.shared());

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    @Spec({"ACC-09", "GEN-10", "UI-04"})
    void givenCompany_whenItAuthorisesAndWithdraws_thenTheAgentSeesItByItself() {
        var agent = chromium.login("agent", Chromium.PHONE);
        agent.navigate(chromium.at(GRANTS));
        var company = chromium.login("applicant2", Chromium.DESK);
        company.navigate(chromium.at(GRANTS));
        assertThat(company.locator("#grants")).containsText("您尚未授權任何代理人");
        chromium.accessible(company, "grants-none");

        company.fill("#agent", "IC00000019");
        press(company, "授權");
        assertThat(company.locator("#errors")).containsText("查無此申辦代理人帳號");
        chromium.accessible(company, "grants-refused");

        // what the agent may read now comes into the list that it has open
        var before = CaseCalls.filed("applicant2");
        var cases = chromium.login("agent", Chromium.DESK);
        cases.navigate(chromium.at("/origin/certificates"));
        assertThat(cases.locator("main")).not().containsText(before);
        var today = LocalDate.now(RocDate.TAIPEI);
        company.fill("#agent", "agent");
        company.selectOption("#capability", "ORIGIN");
        company.check("input[name=access][value=READ]");
        company.fill("#from", today.toString());
        company.fill("#until", today.plusDays(7).toString());
        press(company, "授權");
        assertThat(company.locator("#grants")).containsText("海峽報關行有限公司");
        assertThat(agent.locator("#grants")).containsText("福爾摩沙茶業有限公司");
        assertThat(cases.locator("main")).containsText(before);
        // and what comes after it
        assertThat(cases.locator("main")).containsText(CaseCalls.filed("applicant2"));
        chromium.accessible(company, "grants");
        chromium.accessible(agent, "grants-phone");

        company.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("撤回 海峽報關行有限公司 產地證明書"))
                .click();
        assertThat(company.locator("main")).containsText("確定要撤回對「海峽報關行有限公司」的授權嗎？");
        chromium.accessible(company, "grant-withdraw");
        press(company, "撤回");
        assertThat(company.locator("#grants")).containsText("已撤回");
        assertThat(agent.locator("#grants")).containsText("已撤回");
        company.navigate(chromium.at(GRANTS + "?lang=en"));
        assertThat(company.locator("#grants")).containsText("Withdrawn");
        chromium.accessible(company, "grants-english");
        // a page that refuses is a 422, which the console names
        assertThat(chromium.complaints()).allMatch(text -> text.contains("422"));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
