package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Masks from the application to the last return, with scripts on: importer, customs and regulator in browsers of their own, each seeing what the others do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskStoryTest {
    /** A second from the event to the browser, and as much again for a busy build machine. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(2 * Chromium.SECOND);

    private static Chromium chromium;

    @BeforeAll
    void start() {
        chromium = new Chromium(service());
    }

    /** The service that is looked at. */
    RunningService service() {
        return RunningService.shared();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void nothingComplained() {
        assertThat(chromium.complaints()).as("what the consoles said").isEmpty();
    }

    @Test
    @Spec({"MSK-01", "MSK-30", "MSK-31", "MSK-32", "MSK-40", "MSK-60", "MSK-62", "MSK-63", "GEN-10"})
    void masksComeInByDeclarationGoOutAndComeBackWhileEverybodyWatches() {
        var importer = new MaskDeeds(chromium, "applicant");
        var customs = new MaskDeeds(chromium, "customs");
        var regulator = new MaskDeeds(chromium, "regulator");
        regulator.open("/mask/dashboard");
        var board = new Board(regulator.page());
        regulator.stay();
        var permit = importer.apply("DECLARATION", 1_000, 500);
        importer.stay();

        var before = board.figures();
        customs.tell(permit, "declarations");
        assertThat(importer.page().locator("#permit-customs")).containsText("已收報單", SOON);
        customs.tell(permit, "entries");
        assertThat(importer.page().locator("#permit-customs")).containsText("已進入通關程序", SOON);
        customs.tell(permit, "releases");
        assertThat(importer.page().locator("#permit-customs")).containsText("已放行", SOON);
        assertThat(importer.page().locator("#permit-stock")).containsText(permit + "-002", SOON);
        board.shows(before.plus(1_500, 0, 0));
        importer.neverReloaded();

        // where it stood then, and the day so far
        var then = Instant.now()
                .truncatedTo(ChronoUnit.MILLIS)
                .atZone(ZoneId.of("Asia/Taipei"))
                .toLocalDateTime();
        var shownThen = board.all();

        importer.page().click("#permit-next a[href*='/mask/flows']");
        assertThat(importer.page().locator("#loaded-lots tbody tr")).hasCount(2);
        lot(importer, permit);
        importer.flow("MEDICAL_INSTITUTION", "臺大醫院", 300);
        importer.flow("OWN_USE", "", 100);
        importer.page().click("#flow button[value=save]:not(.visually-hidden)");
        assertThat(importer.page().locator("#done")).containsText("草稿已保留");
        assertThat(importer.page().locator("#loaded-lots")).containsText("2 筆待申報");
        board.shows(before.plus(1_500, 0, 0));
        lot(importer, permit);
        assertThat(importer.page().locator("#flow .rows table")).containsText("臺大醫院");
        importer.declareFlows();
        board.shows(before.plus(1_500, 400, 0));
        importer.comeBack(1, 50);
        board.shows(before.plus(1_500, 400, 50));
        assertThat(importer.page().locator("#lot-figures")).containsText("650 片");
        regulator.neverReloaded();
        chromium.accessible(regulator.page(), "mask-story-dashboard");

        regulator.open("/mask/dashboard?asOf=" + then);
        assertThat(regulator.page().locator(".past-frame")).isVisible();
        assertThat(board.all()).as("the dashboard as it was").isEqualTo(shownThen);
        chromium.accessible(regulator.page(), "mask-story-as-of");
        for (var scope : List.of("IMPORTER", "LOT")) {
            regulator.open("/mask/balances?scope=" + scope);
            assertThat(regulator.page().locator("#balances")).containsText("差異 0 片");
        }
        regulator.open("/mask/balances?differences=true");
        assertThat(regulator.page().locator("#balances tbody tr")).hasCount(0);
    }

    @Test
    @Spec({"MSK-03", "MSK-04", "MSK-20", "MSK-30"})
    void masksComeInByParcelAndAreWrittenOff() {
        var importer = new MaskDeeds(chromium, "applicant");
        var page = importer.page();
        var permit = importer.apply("PARCEL", 2_000, 100);
        chromium.accessible(page, "mask-story-parcel");

        page.click("#done a");
        importer.writeOff("EE123456785TW", 1_500, 50);

        assertThat(page.locator("#permit-steps")).containsText("核銷完成");
        assertThat(page.locator("#permit-stock")).containsText(permit + "-002", SOON);
        assertThat(page.locator("#permit-side")).containsText("1,550 片", SOON);
        chromium.accessible(page, "mask-story-written-off");
        importer.open("/mask/flows?number=" + permit);
        assertThat(page.locator("#loaded-lots")).containsText("1,500");
        importer.open("/mailbox");
        assertThat(page.locator("#mails")).containsText("輸入許可已核發：" + permit);
    }

    @Test
    @Spec({"MSK-05", "MSK-10", "MSK-11", "MSK-12", "MSK-13"})
    void eachKindOfRevisionHasItsTimeLoadsTheOriginalAndMarksWhatChanged() throws IOException {
        var importer = new MaskDeeds(chromium, "applicant");
        var customs = new MaskDeeds(chromium, "customs");
        var page = importer.page();
        var permit = importer.apply("DECLARATION", 1_000, 500);

        importer.open("/mask/revise");
        page.fill("[name=number]", permit);
        page.fill("[name=description]", "更正口罩產地與電話");
        page.click("main form button");
        // the page before has a description too
        assertThat(page.locator("[name='importer.telephone']")).isVisible();
        assertThat(page.locator("[name=description]")).hasValue("更正口罩產地與電話");
        assertThat(open(page)).containsExactly("CORRECTION");
        page.fill("[name='importer.telephone']", "02-8888-9999");
        importer.change(0, "origin", "KR");
        importer.check("更正口罩產地與電話");
        assertThat(page.locator("main ins.now")).containsText(new String[] {"02-8888-9999", "KR"});
        chromium.accessible(page, "mask-story-correction");
        importer.file();
        marked(page, "KR");

        customs.tell(permit, "declarations");
        customs.tell(permit, "entries");
        assertThat(page.locator("#permit-steps")).containsText("進入通關", SOON);
        assertThat(page.locator("#permit-next a[href$='/revise']")).hasCount(0);
        customs.tell(permit, "mismatches");
        assertThat(page.locator("#permit-next")).containsText("單證比對不符", SOON);
        importer.revise();
        assertThat(open(page)).containsExactly("MISMATCH_AMENDMENT");
        importer.change(1, "quantity", "600");
        importer.check("依海關通知修正數量");
        importer.file();
        marked(page, "600");

        customs.tell(permit, "releases");
        assertThat(page.locator("#permit-customs")).containsText("已放行", SOON);
        assertThat(page.locator("#permit-next a[href$='/revise']")).hasCount(0);
        customs.tell(permit, "demands");
        assertThat(page.locator("#permit-next")).containsText("海關要求修正", SOON);
        importer.revise();
        assertThat(open(page)).containsExactly("POST_CLEARANCE_AMENDMENT");
        importer.change(0, "name", "醫用平面口罩（成人）");
        importer.check("實到貨物名稱不同");
        importer.file();
        marked(page, "醫用平面口罩（成人）");
        assertThat(page.locator("#permit-revisions"))
                .containsText(Pattern.compile("已通關相符修正.*單證比對不符修正.*更正.*申請", Pattern.DOTALL));
        chromium.accessible(page, "mask-story-revised");

        importer.open("/mask/permits?permitNumber=" + permit);
        assertThat(page.locator("#permits tbody tr")).hasCount(4);
        assertThat(page.locator("#permits tbody tr").first()).containsText("最新");
        assertThat(page.locator("#permits tbody .state.past")).hasCount(3);
        page.click("#permits tbody tr:last-child a");
        assertThat(page.locator("#permit-document")).containsText("這是第 1 版");
        var pdf = page.context().request().get(chromium.at("/mask/permits/" + permit + ".pdf"));
        assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
        try (var paper = Loader.loadPDF(pdf.body())) {
            assertThat(new PDFTextStripper().getText(paper)).contains(permit, "醫用平面口罩（成人）", "已通關相符修正");
        }
    }

    /** From the loaded data to the lot of the permit's first item. */
    private static void lot(MaskDeeds importer, String permit) {
        importer.page().click("#loaded-lots a[href$='" + permit + "-001']");
        assertThat(importer.page().locator("h1")).containsText(permit + "-001");
    }

    /** The kinds of revision that can be chosen. */
    private static List<String> open(Page page) {
        return page.locator("input[type=radio][name=kind]:not([disabled])").all().stream()
                .map(Locator::inputValue)
                .toList();
    }

    /** The permit's page shows the new value beside what it was. */
    private static void marked(Page page, String value) {
        assertThat(page.locator("#permit-document ins").filter(new Locator.FilterOptions().setHasText(value)))
                .not()
                .hasCount(0);
    }

    /** The regulator's dashboard as it is on the screen. */
    private record Board(Page page) {
        record Figures(long stock, long imported, long flowed, long returned) {
            /** With so many pieces more that came in, went out and came back. */
            Figures plus(long in, long out, long back) {
                return new Figures(stock + in + back - out, imported + in, flowed + out, returned + back);
            }
        }

        Figures figures() {
            var numbers = page.locator("#figures dd").all().stream()
                    .map(figure -> Objects.requireNonNull(figure.textContent()).replaceAll("\\D", ""))
                    .map(Long::parseLong)
                    .toList();
            return new Figures(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        }

        /** Within two seconds, by itself. */
        void shows(Figures wanted) {
            assertThat(page.locator("#figures .sum"))
                    .containsText(
                            "輸入 %,d ＋ 退貨 %,d − 流出 %,d ＝ 庫存 %,d"
                                    .formatted(wanted.imported, wanted.returned, wanted.flowed, wanted.stock),
                            SOON);
            assertThat(figures()).isEqualTo(wanted);
        }

        /** Every figure in the sum and in the tables behind the charts. */
        List<String> all() {
            return Stream.of(
                            "#figures dd",
                            "#trend td",
                            "#flows td",
                            "#kinds td",
                            "#ages td",
                            "#importers td",
                            "#origins td",
                            "#products td",
                            "#oldest td")
                    .flatMap(cells -> page.locator(cells).allTextContents().stream())
                    .map(String::strip)
                    .toList();
        }
    }
}
