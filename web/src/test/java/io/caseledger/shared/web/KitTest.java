package io.caseledger.shared.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.caseledger.shared.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Sinks;

/** The parts of pages in a real browser: by keyboard, at phone width, without scripts, in both languages. */
class KitTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    private static ConfigurableApplicationContext server;
    private static Playwright playwright;
    private static Browser browser;
    private static String base;

    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        server = KitServer.start(0);
        base = "http://127.0.0.1:"
                + ((WebServerApplicationContext) server).getWebServer().getPort();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        playwright.close();
        server.close();
    }

    @BeforeEach
    void open() {
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        listen(page);
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).as("what the console said").isEmpty();
    }

    private void listen(Page watched) {
        // a violation of the content security policy shows up here
        watched.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        watched.onPageError(complaints::add);
    }

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

    private void check(String what) {
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();
        assertThat(found.getViolations().stream()
                        .map(violation -> violation.getId() + " " + violation.getNodes())
                        .toList())
                .as(what)
                .isEmpty();
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
    @Spec("UI-02")
    void givenRows_whenAddedEditedCopiedAndDeletedByKeyboard_thenTheFormHoldsThem() {
        page.navigate(base + "/kit");
        var rows = page.locator("#goods tbody tr");
        assertThat(rows).hasCount(2);

        press(page.locator("[data-add]"));
        assertThat(page.locator("dialog[open] #goods-2-name")).isFocused();
        page.keyboard().type("新貨");
        page.keyboard().press("Tab");
        page.keyboard().type("7");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(rows.nth(2)).containsText("新貨");
        assertThat(page.locator("[data-add]")).isFocused();

        press(rows.nth(2).getByText("複製"));
        page.locator("dialog[open] #goods-3-quantity").fill("8");
        page.keyboard().press("Enter");
        assertThat(rows).hasCount(4);

        press(rows.nth(0).getByText("編輯"));
        page.keyboard().type("不要的");
        page.keyboard().press("Escape");
        assertThat(rows.nth(0)).containsText("工具機");
        assertThat(rows.nth(0)).not().containsText("不要的");

        press(rows.nth(1).getByText("刪除"));
        press(page.locator("dialog[open] .btn-danger"));
        assertThat(rows).hasCount(3);

        page.getByText("暫存", new Page.GetByTextOptions().setExact(true)).last().click();
        assertThat(rows).hasCount(3);
        assertThat(page.locator("#goods-2-name")).hasValue("新貨");
        assertThat(page.locator("#goods-2-quantity")).hasValue("8");
    }

    private static void press(Locator button) {
        button.focus();
        button.press("Enter");
    }

    @Test
    @Spec({"UI-02", "UI-05"})
    void givenNoScripts_whenRowsAreAddedCopiedAndDeleted_thenTheServerDoesIt() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var plain = context.newPage();
            plain.navigate(base + "/kit");
            plain.bringToFront();
            plain.locator("#goods-0-name").fill("改過的");
            press(plain.locator("button[value='add:goods']"));
            assertThat(plain.locator("#goods > fieldset")).hasCount(3);
            assertThat(plain.locator("#goods-0-name")).hasValue("改過的");
            press(plain.locator("button[value='copy:goods:0']"));
            assertThat(plain.locator("#goods-1-name")).hasValue("改過的");
            press(plain.locator("button[value='delete:goods:0']"));
            assertThat(plain.locator("#goods > fieldset")).hasCount(3);
            // Enter in a field saves; it must not press some row's button
            plain.locator("#exporter-name").press("Enter");
            assertThat(plain.locator("#goods > fieldset")).hasCount(3);
            assertThat(plain.locator("#errors")).isVisible();
            assertThat(plain.locator("[data-calendar]").first()).isHidden();
        }
    }

    @Test
    @Spec("GEN-05")
    void givenARefusedForm_thenSummaryLinksLeadToTheFieldsEvenInRows() {
        page.navigate(base + "/kit");
        page.locator("#exporter-name").fill("打的字");
        page.locator("button[value=submit]").click();
        assertThat(page.locator("#errors li")).hasCount(2);
        assertThat(page.locator("#errors li").first()).hasText("出口日期：此欄必填。");
        assertThat(page.locator("#errors li").last()).containsText("貨品 2 數量：");
        assertThat(page.locator("#exporter-name")).hasValue("打的字");
        assertThat(page.locator("#shipment-date")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#shipment-date-error")).isVisible();
        page.locator("#errors a").first().click();
        assertThat(page.locator("#shipment-date")).isFocused();
        page.locator("#errors a").last().click();
        assertThat(page.locator("dialog[open] #goods-1-quantity")).isFocused();
    }

    @Test
    @Spec("UI-03")
    void givenACodePicker_whenSearchedByKeyboardOrTyped_thenCodeAndNameStand() {
        page.navigate(base + "/kit");
        press(page.locator("[data-codes=countries] [data-pick]"));
        assertThat(page.locator("#code-parent")).isVisible();
        assertThat(page.locator("#code-search")).isFocused();
        page.keyboard().type("德國");
        assertThat(page.locator(".code-results li").first()).containsText("DE");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#shipment-destination")).hasValue("DE");
        assertThat(page.locator("#shipment-destination-name")).hasText("德國");
        assertThat(page.locator("#shipment-destination")).isFocused();

        page.locator("#shipment-destination").fill("fr");
        page.keyboard().press("Tab");
        assertThat(page.locator("#shipment-destination-name")).hasText("法國");
        assertThat(page.locator("#shipment-destination")).hasValue("FR");

        page.locator("#shipment-destination").fill("??");
        page.keyboard().press("Tab");
        assertThat(page.locator("#shipment-destination-name")).hasText("");
        assertThat(page.locator("#shipment-destination")).hasValue("??");
    }

    @Test
    @Spec({"UI-03", "GEN-01"})
    void givenADateField_whenTheCalendarIsUsed_thenItStartsFromTheRocDateTyped() {
        page.navigate(base + "/kit");
        page.locator("#shipment-date").fill("115/11/21");
        page.locator("[data-date] [data-calendar]").last().click();
        assertThat(page.locator(".native-date")).hasValue("2026-11-21");
        assertThat(page.locator("#shipment-date")).hasValue("115/11/21");
        page.locator(".native-date").evaluate("d => { d.value = '2026-12-01'; d.dispatchEvent(new Event('change')); }");
        assertThat(page.locator("#shipment-date")).hasValue("2026-12-01");
    }

    @Test
    void givenSpreadsheetRows_whenPastedOntoTheTable_thenTheyBecomeRows() {
        page.navigate(base + "/kit");
        page.locator("#goods table")
                .evaluate(
                        "t => { const d = new DataTransfer(); d.setData('text/plain', '螺絲\\t1,000\\tKGM\\r\\n\"大\\n小\"\\t2\\n');"
                                + " t.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }");
        assertThat(page.locator("#goods tbody tr")).hasCount(4);
        assertThat(page.locator("#goods-2-quantity")).hasValue("1,000");
        assertThat(page.locator("#goods tbody tr").nth(2)).containsText("KGM");
        assertThat(page.locator("#goods-3-quantity")).hasValue("2");
    }

    @Test
    @Spec("GEN-04")
    void givenAList_whenPageSizeAndSortAreUsed_thenTheyAreInTheAddress() {
        page.navigate(base + "/kit");
        page.locator("#page-size").fill("9999");
        page.keyboard().press("Tab");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*size=500.*"));
        page.locator("#page-size").fill("20");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*size=20.*"));
        page.locator("#cases thead a").first().click();
        assertThat(page.locator("#cases thead th").first()).hasAttribute("aria-sort", "ascending");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*sort=number.*size=20.*"));
    }

    @Test
    void givenAForm_whenSomethingIsTyped_thenItIsSavedByItself() {
        page.navigate(base + "/kit");
        page.locator("#remark").fill("自動儲存 𠮷");
        assertThat(page.locator("[data-autosave-state]"))
                .hasText(java.util.regex.Pattern.compile("已儲存 \\d\\d:\\d\\d:\\d\\d"));
        assertThat(KitServer.DRAFTS).last().satisfies(draft -> assertThat(draft.value("remark"))
                .isEqualTo("自動儲存 𠮷"));
    }

    @Test
    void givenADestructiveButton_whenPressed_thenItAsksFirst() {
        page.navigate(base + "/kit");
        page.getByText("取消申請").click();
        assertThat(page.locator("dialog[open]")).containsText("取消後不能復原");
        page.keyboard().press("Escape");
        assertThat(page.locator("#errors")).hasCount(0);
        page.getByText("取消申請").click();
        page.locator("dialog[open] .btn-danger").click();
        assertThat(page.locator("#errors")).isVisible();
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
