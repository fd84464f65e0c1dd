package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.Spec;
import io.caseledger.stock.web.StoredStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all lists have in common, as users meet it: at once the rows, numbers in one piece, and a search that unfolds. */
class ListsTest extends BrowserTest {
    private static final Map<String, List<String>> LISTS = Map.of(
            "applicant",
                    List.of(
                            "/origin/certificates",
                            "/origin/cancel",
                            "/origin/drafts",
                            "/origin/bulk",
                            "/mask/permits",
                            "/mask/flows",
                            "/mask/returns",
                            "/mask/drafts",
                            "/mask/movements"),
            "issuer", List.of("/origin/queue", "/origin/queue?tab=all", "/origin/certificates", "/origin/cancel"),
            "regulator",
                    List.of(
                            "/origin/certificates",
                            "/mask/permits",
                            "/mask/flows",
                            "/mask/movements",
                            "/mask/balances",
                            "/mask/balances?scope=LOT",
                            "/mask/alerts?show=all",
                            "/mailbox",
                            "/sandbox/customs"));

    /** Of the first row: where it begins, where its first cell ends, and how high the highest of all is. */
    private static final String ROWS = """
            () => { const rows = [...document.querySelectorAll('main .table-frame .grid.fold')].at(-1)?.tBodies[0]?.rows;
              if (!rows?.length) return null;
              const first = rows[0].getBoundingClientRect();
              return [first.top + scrollY, rows[0].cells[0].getBoundingClientRect().bottom + scrollY,
                Math.max(...[...rows].map((row) => row.getBoundingClientRect().height))]; }""";

    /** Rows of a phone's list that are more than two lines, or show none of what a second line is for. */
    private static final String LONG_ROWS = """
            () => [...document.querySelectorAll('main .grid.list tbody tr')]
              .filter((row) => row.getBoundingClientRect().height > 72 || ![...row.querySelectorAll('.most, .last')].some((cell) => cell.offsetHeight))
              .map((row) => `${row.getBoundingClientRect().height} px: ${row.innerText}`)""";

    private static final String WIDER = """
            () => [...document.querySelectorAll('main .table-frame')].filter((frame) => frame.scrollWidth > frame.clientWidth)
              .map((frame) => `${frame.scrollWidth} in ${frame.clientWidth}`)""";

    /** Dates, times and numbers of texts, wherever they stand, that run over more than one line. */
    private static final String BROKEN = """
            () => { const broken = [], texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const whole = /\\d{4}[-\\/]\\d{2}[-\\/]\\d{2}( \\d{1,2}:\\d{2}(:\\d{2})?)?|\\d{1,3}(,\\d{3})+|[A-Z]{2,4}-?\\d{6,}[-\\d]*/g;
              for (let node; (node = texts.nextNode());) {
                if (node.parentElement.closest('.visually-hidden, script, template, option, textarea')) continue;
                for (const found of node.data.matchAll(whole)) {
                  const range = document.createRange();
                  range.setStart(node, found.index);
                  range.setEnd(node, found.index + found[0].length);
                  if (new Set([...range.getClientRects()].filter((part) => part.width).map((part) => Math.round(part.top))).size > 1) broken.push(`${found[0]} in ${node.data.trim()}`);
                }
              }
              return broken; }""";

    /** Numbers that end in dots. */
    private static final String CUT = """
            () => [...document.querySelectorAll('main .cut')].filter((cell) => cell.scrollWidth > cell.clientWidth && /^([A-Z]{2,4}-?\\d{6,}[-\\d]*|[\\d,:. -]+)$/.test(cell.innerText.trim()))
              .map((cell) => cell.innerText)""";

    /** Column titles of more than two lines. */
    private static final String HIGH_TITLES = """
            () => [...document.querySelectorAll('main .table-frame thead th')].filter((title) => {
              const range = document.createRange();
              range.selectNodeContents(title);
              return new Set([...range.getClientRects()].filter((part) => part.width).map((part) => Math.round(part.bottom / 8))).size > 2;
            }).map((title) => title.innerText)""";

    /** Chinese is written without blanks; what an applicant has typed is not ours to judge. */
    private static final String SPACED = """
            () => { const spaced = [], texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              for (let node; (node = texts.nextNode());) {
                if (node.parentElement.closest('[data-value], .visually-hidden, script, template, option, textarea')) continue;
                if (/[\\u4e00-\\u9fff，。；：）] +[\\u4e00-\\u9fff（「]/.test(node.data.trim())) spaced.push(node.data.trim());
              }
              return spaced; }""";

    @BeforeAll
    static void somethingOfEach() {
        var applicant = Browser.loggedIn(RunningService.shared(), "applicant");
        FilingForm.file(applicant);
        FilingForm.begin(applicant, "01").fill(SampleApplications.valid()).press("save");
        var masks = StoredStock.cleared(1_000, 500);
        var page = chromium.login("applicant", Chromium.DESK);
        // a draft that is called as its lot is
        page.navigate(chromium.at("/mask/stock/" + masks.lotNumber()));
        page.click("#flow button[data-add]");
        page.fill("dialog[open] [name$='.pieces']", "10");
        page.click("dialog[open] .btn-primary");
        page.click("#flow .actions button[value=save]");
        page.waitForURL(url -> url.contains("done=draft"));
        page.navigate(chromium.at("/origin/bulk"));
        page.setInputFiles(
                "#file",
                new FilePayload(
                        "十二月.xml",
                        "application/xml",
                        RunningService.shared().bean(ApplicationXml.class).write(List.of(SampleApplications.valid()))));
        page.click("main form .btn-primary");
        assertThat(page).hasURL(Pattern.compile(".*/origin/bulk/[0-9a-f-]{36}.*"));
        page.close();
    }

    @ParameterizedTest
    @CsvSource({"1366, zh", "1366, en", "1280, zh", "1280, en"})
    void atTheDeskTwelveRowsAreInViewAndNoNumberBreaks(int width, String language) {
        var measured = eachList(width, 768, language, (page, name) -> {
            var rows = rows(page);
            if (rows == null) {
                return false;
            }
            assertThat((List<?>) page.evaluate(WIDER))
                    .as("tables wider than their frame of " + name)
                    .isEmpty();
            assertThat((List<?>) page.evaluate(CUT))
                    .as("cut numbers of " + name)
                    .isEmpty();
            assertThat((List<?>) page.evaluate(HIGH_TITLES))
                    .as("column titles of " + name)
                    .isEmpty();
            assertThat(rows.get(0) + 12 * rows.get(2))
                    .as("twelve rows of " + name)
                    .isLessThanOrEqualTo(768);
            assertThat((List<?>) page.evaluate(BROKEN)).as("numbers of " + name).isEmpty();
            chromium.accessible(page, "list-desk-" + name.replaceAll("[^a-z]+", "-"));
            return true;
        });
        assertThat(measured).isGreaterThan(14);
    }

    @Test
    void onAPhoneTheFirstRowIsOnTheFirstScreenAndEachIsTwoLines() {
        var measured = eachList(390, 844, "zh", (page, name) -> {
            var rows = rows(page);
            if (rows == null) {
                return false;
            }
            assertThat(rows.get(1)).as("first row of " + name).isLessThanOrEqualTo(844);
            assertThat(page.locator("main .grid.list tbody tr").count())
                    .as("rows of " + name)
                    .isPositive();
            assertThat((List<?>) page.evaluate(LONG_ROWS))
                    .as("rows of more than two lines of " + name)
                    .isEmpty();
            assertThat((List<?>) page.evaluate(BROKEN)).as("numbers of " + name).isEmpty();
            chromium.accessible(page, "list-phone-" + name.replaceAll("[^a-z]+", "-"));
            return true;
        });
        assertThat(measured).isGreaterThan(14);
    }

    /** The pages that lists lead to, and the board: what they say in sentences holds dates and numbers too. */
    @Test
    void onAPhoneNoDateAndNoNumberBreaksAndChineseHasNoBlanks() {
        for (var language : List.of("zh", "en")) {
            var page = chromium.login("regulator", 390);
            for (var list : List.of("/origin/certificates", "/mask/permits", "/mask/flows", "/mask/dashboard", "/")) {
                page.navigate(chromium.at(list + "?lang=" + language));
                var pages = new ArrayList<>(List.of(list));
                for (var link : page.locator("main tbody th a").all()) {
                    pages.add(Objects.requireNonNull(link.getAttribute("href")));
                }
                for (var path : pages.subList(0, Math.min(pages.size(), 4))) {
                    page.navigate(chromium.at(path));
                    assertThat((List<?>) page.evaluate(BROKEN))
                            .as("numbers of " + path + " " + language)
                            .isEmpty();
                    assertThat((List<?>) page.evaluate(SPACED))
                            .as("blanks within the Chinese of " + path)
                            .isEmpty();
                }
            }
            page.close();
        }
    }

    @Test
    @Spec("GEN-05")
    void whatIsWrongInAFoldedFilterUnfoldsIt() {
        for (var scripts : List.of(true, false)) {
            var page = chromium.login("applicant", Chromium.DESK, scripts);
            page.navigate(chromium.at("/origin/certificates"));
            assertThat(page.locator("#filter-receivedFrom")).not().isVisible();
            page.navigate(chromium.at("/origin/certificates?receivedFrom=morgen"));
            assertThat(page.locator("#filter-receivedFrom")).isVisible();
            assertThat(page.locator(".notice.bad a")).hasAttribute("href", "#filter-receivedFrom");
            if (scripts) {
                page.locator("details.more summary").click();
                assertThat(page.locator("#filter-receivedFrom")).not().isVisible();
                page.locator(".notice.bad a").click();
                assertThat(page.locator("#filter-receivedFrom")).isFocused();
            }
            page.navigate(chromium.at("/origin/certificates?exporter=FORMOSA&state=RECEIVED"));
            assertThat(page.locator("#filter-exporter")).isVisible();
            assertThat(page.locator(".states [aria-current]")).hasText("已收件");
            page.close();
        }
        // the browser notes that the filter was refused
        assertThat(chromium.complaints()).allMatch(text -> text.contains("400 (Bad Request)"));
    }

    @Test
    @Spec("GEN-04")
    void aPageSizeOutOfBoundsSaysSo() {
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/origin/certificates"));
        page.fill("#page-size", "9999");
        page.press("#page-size", "Enter");
        assertThat(page.locator(".notice.bad")).containsText("500");
        assertThat(chromium.complaints()).allMatch(text -> text.contains("400 (Bad Request)"));
        page.close();
    }

    @Test
    void nobodyIsToldItsOwnName() {
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/origin/certificates"));
        assertThat(page.locator("main thead")).not().containsText("申請人");
        page.close();
        page = chromium.login("issuer", Chromium.DESK);
        page.navigate(chromium.at("/origin/certificates"));
        assertThat(page.locator("main thead")).containsText("申請人");
        assertThat(page.locator("main thead")).not().containsText("簽發單位");
        page.close();
    }

    private interface Measure {
        /** Whether there was anything to measure. */
        boolean of(Page page, String name);
    }

    private static long eachList(int width, int height, String language, Measure measure) {
        return LISTS.entrySet().stream()
                .mapToLong(lists -> {
                    var page = chromium.login(lists.getKey(), width);
                    page.setViewportSize(width, height);
                    var measured = lists.getValue().stream()
                            .filter(path -> {
                                page.navigate(chromium.at(
                                        path + (path.contains("?") ? "&" : "?") + "size=20&lang=" + language));
                                return measure.of(page, lists.getKey() + path + " " + language + " " + width);
                            })
                            .count();
                    page.close();
                    return measured;
                })
                .sum();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Double> rows(Page page) {
        var found = (List<Number>) page.evaluate(ROWS);
        return found == null ? null : found.stream().map(Number::doubleValue).toList();
    }
}
