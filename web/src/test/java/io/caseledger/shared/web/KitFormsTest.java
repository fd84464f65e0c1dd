package io.caseledger.shared.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Forms in a real browser: rows, codes, dates, what saves itself and what asks first. */
@BesideTheOthers
class KitFormsTest extends KitBrowser {
    private static final Pattern BAD = Pattern.compile(".*bad.*");

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
    void givenADateField_whenTheCalendarIsUsed_thenItStandsBesideTheField_andYearsAreNamedInBothCalendars() {
        for (var size : List.of(new int[] {1280, 900}, new int[] {390, 844}, new int[] {320, 256})) {
            page.setViewportSize(size[0], size[1]);
            page.navigate(base + "/kit");
            var field = page.locator("#shipment-date");
            field.fill("115/11/21");
            page.locator("[data-date] [data-calendar]").last().click();
            var calendar = page.locator(".calendar");
            assertThat(calendar.locator("select").first().locator("option:checked"))
                    .hasText("民國 115 年（2026）");
            assertThat(calendar.locator("[aria-pressed=true]")).hasText("21");
            var over = calendar.boundingBox();
            var under = field.boundingBox();
            assertThat(over.x >= under.x + under.width
                            || over.y >= under.y + under.height
                            || over.y + over.height <= under.y)
                    .as("beside the field at " + size[0])
                    .isTrue();
            assertThat(over.x + over.width).isLessThanOrEqualTo(size[0]);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("PageDown");
            page.keyboard().press("Enter");
            assertThat(field).hasValue("2026-12-28");
            assertThat(field).isFocused();
            assertThat(calendar).hasCount(0);
            page.locator("[data-date] [data-calendar]").last().click();
            page.keyboard().press("Escape");
            assertThat(calendar).hasCount(0);
            assertThat(field).hasValue("2026-12-28");
        }
    }

    @Test
    void givenFieldsInARow_thenTheyBeginOnOneLineExplainedOrNot() {
        page.navigate(base + "/kit");
        var uneven = page.evaluate("""
                () => { const rows = new Map();
                  for (const field of document.querySelectorAll('form > section > .fields > div.field')) {
                    const control = field.querySelector('.form-control, .form-select');
                    if (!control) continue;
                    const top = Math.round(field.getBoundingClientRect().top);
                    rows.set(top, [...(rows.get(top) ?? []), Math.round(control.getBoundingClientRect().top)]);
                  }
                  return [...rows.values()].filter((tops) => new Set(tops).size > 1); }""");
        assertThat((List<?>) uneven).isEmpty();
    }

    @Test
    @Spec("UI-04")
    void givenALowWindow_thenNothingSticksAndADialogUsesTheHeight() {
        page.setViewportSize(320, 256);
        page.navigate(base + "/kit");
        assertThat((String) page.locator(".actions.stay").evaluate("bar => getComputedStyle(bar).position"))
                .isEqualTo("static");
        press(page.locator("[data-add]"));
        assertThat(page.locator("dialog[open]").boundingBox().height).isGreaterThan(250);
        check("dialog in a low window");
    }

    @Test
    void givenSpreadsheetRows_whenPastedOntoTheTable_thenTheyBecomeRows() {
        page.navigate(base + "/kit");
        paste(page.locator("#goods table"), "螺絲\t1,000\tKGM\r\n\"大\n小\"\t2\n");
        assertThat(page.locator("#goods tbody tr")).hasCount(4);
        assertThat(page.locator("#goods-2-quantity")).hasValue("1,000");
        assertThat(page.locator("#goods tbody tr").nth(2)).containsText("KGM");
        assertThat(page.locator("#goods-3-quantity")).hasValue("2");
    }

    @Test
    @Spec("UI-02")
    void givenTheGrid_whenEditedByKeyboard_thenTheFieldsHoldItAndABadCellSaysSoAtOnce() throws IOException {
        page.navigate(base + "/kit");
        var cells = page.locator("#goods tbody td[data-column]");
        cells.nth(1).focus();
        page.keyboard().type("12,5x");
        page.keyboard().press("Enter");
        assertThat(page.locator("#goods-0-quantity")).hasValue("12,5x");
        assertThat(cells.nth(1)).hasClass(BAD);
        assertThat(cells.nth(4)).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        page.keyboard().type("7");
        page.keyboard().press("Escape");
        assertThat(page.locator("#goods-0-quantity")).hasValue("12,5x");
        page.keyboard().press("F2");
        page.locator("#goods td input").fill("40");
        page.keyboard().press("Tab");
        assertThat(page.locator("#goods-0-quantity")).hasValue("40");
        assertThat(cells.nth(1)).not().hasClass(BAD);
        assertThat(cells.nth(2)).isFocused();
        check("grid");
        page.locator("#goods .set-all").nth(2).click();
        assertThat(page.locator("#goods-1-unit")).hasValue("SET");
        var file = page.waitForDownload(() -> page.getByText("下載範本（CSV）").click());
        assertThat(file.suggestedFilename()).isEqualTo("貨品.csv");
        assertThat(Files.readString(file.path())).isEqualTo("\ufeff\"貨物名稱\",\"數量\",\"單位\"\r\n");
        // in the order that is written beside the grid
        assertThat(page.locator("#goods .grid-foot")).containsText("欄位順序：貨物名稱、數量、單位。");
    }

    @Test
    @Spec("UI-02")
    void givenTheGrid_whenFilledInWithTheMouseOrToItsEnd_thenNothingTypedIsLostAndRowsAreAdded() {
        page.navigate(base + "/kit");
        var cells = page.locator("#goods tbody td[data-column]");
        cells.nth(0).click();
        page.locator("#goods td input").fill("車床");
        // the click leaves one cell and begins the next
        cells.nth(4).click();
        assertThat(page.locator("#goods-0-name")).hasValue("車床");
        assertThat(page.getByLabel("數量 2")).isFocused();
        page.keyboard().type("9");
        page.keyboard().press("Enter");
        assertThat(page.locator("#goods-1-quantity")).hasValue("9");
        assertThat(page.locator("#goods tbody tr")).hasCount(3);
        assertThat(page.locator("#goods td[data-column='0'] input")).isFocused();
        page.keyboard().type("銑床");
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(page.locator("#goods-2-name")).hasValue("銑床");
        check("grid with a new row");
        page.getByText("在表格新增一列").click();
        page.keyboard().press("Enter");
        page.getByText("在表格新增一列").click();
        page.keyboard().type("鑽床");
        page.locator("#remark").click();
        assertThat(page.locator("#goods-3-name")).hasValue("鑽床");
        assertThat(page.locator("#goods tbody tr")).hasCount(4);
    }

    @Test
    @Spec("UI-02")
    void givenRowsWithAHeading_whenPasted_thenColumnsAreFoundByTheirNamesAndBadCellsSaySo() {
        page.navigate(base + "/kit");
        paste(page.locator("#goods tbody td[data-column]").first(), "單位\t數量\t貨物名稱\r\nZZZ\tx5\t扳手\r\n");
        assertThat(page.locator("#goods-2-name")).hasValue("扳手");
        assertThat(page.locator("#goods-2-quantity")).hasValue("x5");
        assertThat(page.locator("#goods tbody tr").nth(2).locator("td.bad")).hasCount(2);
        paste(page.locator("#goods tbody td[data-column]").first(), "甲\t1\n乙\t2\n");
        assertThat(page.locator("#goods-0-name")).hasValue("甲");
        assertThat(page.locator("#goods-1-quantity")).hasValue("2");
        assertThat(page.locator("#goods tbody tr")).hasCount(3);
    }

    private static void paste(Locator target, String rows) {
        target.evaluate(
                "(t, rows) => { const d = new DataTransfer(); d.setData('text/plain', rows);"
                        + " t.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }",
                rows);
    }

    @Test
    void givenAForm_whenSomethingIsTyped_thenItIsSavedByItself() {
        page.navigate(base + "/kit");
        page.locator("#remark").fill("自動儲存 𠮷");
        assertThat(page.locator("[data-autosave-state]")).hasText(Pattern.compile("已儲存 \\d\\d:\\d\\d:\\d\\d"));
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
}
