package io.caseledger.shared.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Sinks;

/** Pages in a real browser: by keyboard, at phone width, without scripts, in both languages. */
@BesideTheOthers
class KitTest extends KitBrowser {
    @Test
    @Spec("UI-04")
    void givenEveryPart_whenCheckedByAxe_thenNoViolation() {
        for (var path :
                List.of("/", "/?as=applicant", "/kit?as=issuer", "/kit/error/404", "/kit/error/500?as=applicant")) {
            page.navigate(base + path);
            check(path);
        }
        page.navigate(base + "/kit?as=applicant");
        page.locator("button[value=submit]").click();
        assertThat(page.locator("#errors")).isFocused();
        check("refused form");
        page.locator("[data-add]").click();
        assertThat(page.locator("dialog[open]")).isVisible();
        check("row dialog");
    }

    @Test
    @Spec("UI-04")
    void givenFourHundredPercentZoom_thenNothingScrollsSideways() {
        page.setViewportSize(320, 640);
        for (var path : List.of("/", "/?as=applicant", "/kit?as=applicant", "/kit/error/409?as=applicant")) {
            page.navigate(base + path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
        }
    }

    @Test
    @Spec("UI-01")
    void givenTheMenu_whenFoldedAndHidden_thenItStaysSo() {
        page.navigate(base + "/?as=applicant");
        assertThat(page.locator("#menu a").first()).containsText("COE0010");
        assertThat(page.locator("#menu")).not().containsText("待審案件");
        page.getByText("全部閉合").click();
        assertThat(page.locator("#menu a").first()).isHidden();
        page.getByText("全部展開").click();
        assertThat(page.locator("#menu a").first()).isVisible();
        page.getByText("隱藏功能選單").click();
        page.reload();
        assertThat(page.getByText("顯示功能選單")).isVisible();
        assertThat(page.locator("#menu a").first()).isHidden();
        page.navigate(base + "/?as=issuer");
        page.getByText("顯示功能選單").click();
        assertThat(page.locator("#menu")).containsText("待審案件");
        assertThat(page.locator("#menu")).not().containsText("申請作業COE0010");
    }

    @Test
    @Spec("UI-01")
    void givenAFunction_thenTheBreadcrumbSaysWhereOneIs() {
        page.navigate(base + "/kit?as=applicant");
        assertThat(page.locator(".crumbs li")).hasText(new String[] {"首頁", "產地證明書", "申請作業", "ORG-20261121-00042"});
        for (var link : List.of("報單查詢", "回國際貿易署", "登出")) {
            assertThat(page.locator(".site-head")).containsText(link);
        }
    }

    @Test
    @Spec("SITE-02")
    void givenAnyPage_whenTheLanguageIsSwitched_thenTheSamePageInTheOther() {
        page.navigate(base + "/kit?sort=number&as=applicant");
        page.getByText("English").click();
        assertThat(page).hasURL(base + "/kit?sort=number&as=applicant");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator(".site-head")).containsText("Log out");
        page.navigate(base + "/?as=applicant");
        assertThat(page.locator("h1")).containsText("Welcome");
        page.getByText("中文").click();
        assertThat(page.locator("h1")).containsText("您好");
    }

    @Test
    @Spec("SITE-02")
    void givenBothLanguages_thenNoTextIsMissing() {
        for (var language : List.of("zh", "en")) {
            page.navigate(base + "/kit?lang=" + language);
            for (var status :
                    List.of("400", "403", "404", "405", "409", "412", "413", "415", "418", "429", "500", "503")) {
                page.navigate(base + "/kit/error/" + status);
                assertThat(page.content()).doesNotContain("??");
                assertThat(page.locator("main")).containsText("0193-aa11");
            }
            page.navigate(base + "/");
            assertThat(page.content()).doesNotContain("??");
            page.navigate(base + "/kit");
            assertThat(page.content()).doesNotContain("??");
        }
    }

    @Test
    @Spec("GEN-04")
    void givenAList_whenPageSizeAndSortAreUsed_thenTheyAreInTheAddress() {
        page.navigate(base + "/kit");
        page.locator("#page-size").fill("9999");
        page.keyboard().press("Tab");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*size=9999.*"));
        page.locator("#page-size").fill("20");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*size=20.*"));
        page.locator("#cases thead a").first().click();
        assertThat(page.locator("#cases thead th").first()).hasAttribute("aria-sort", "ascending");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*sort=number.*size=20.*"));
    }

    @Test
    @Spec("GEN-10")
    void givenAnOpenPage_whenTheServerPushes_thenThePartChangesAndIsAnnounced() {
        page.navigate(base + "/kit");
        page.waitForCondition(() -> KitServer.BEATS.currentSubscriberCount() > 0);
        KitServer.BEATS.emitNext(
                ServerSentEvent.builder("<p id=\"beat\" data-announce=\"已核可\">新的\n狀態</p>")
                        .event("beat")
                        .build(),
                Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(page.locator("#beat")).containsText("新的");
        assertThat(page.locator("#beat")).hasClass("changed");
        assertThat(page.locator("#announcer")).hasText("已核可");
    }

    @Test
    void shots() {
        for (var path : List.of("/", "/kit", "/kit/error/409")) {
            for (var width : List.of(390, 1280)) {
                page.setViewportSize(width, 844);
                page.navigate(base + path + "?as=applicant");
                var shot = SHOTS.resolve("kit" + path.replace('/', '-') + "-" + width + ".png");
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(shot));
                assertThat(shot).isNotEmptyFile();
            }
        }
    }
}
