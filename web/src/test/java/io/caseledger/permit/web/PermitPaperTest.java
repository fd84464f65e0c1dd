package io.caseledger.permit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.Spec;
import io.caseledger.shared.pdf.Pdf;
import io.caseledger.shared.pdf.PdfFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What stands on the paper, by permits made up here: each version and state, and names that few fonts can write. */
@Spec("MSK-05")
class PermitPaperTest {
    private static final Instant AT = Instant.parse("2026-11-20T18:30:00Z");
    private static final String NUMBER = "MSK20260000042";
    /** Extension B, and plane 15 for what Unicode has no place for. */
    private static final String IMPORTER = "𠮷堃喆犇\uDB80\uDC01貿易有限公司";

    private static PermitApplication application(int items) {
        var goods = new ArrayList<PermitItem>();
        for (int i = 0; i < items; i++) {
            goods.add(new PermitItem(
                    i % 2 == 0 ? MaskKind.MEDICAL : MaskKind.NON_MEDICAL,
                    i % 2 == 0 ? "63079050104" : "63079090900",
                    "外科口罩 " + (i + 1),
                    new BigDecimal("1200"),
                    "H87",
                    new BigDecimal("1.25"),
                    "USD",
                    "JP"));
        }
        return new PermitApplication(
                new PermitParty(
                        "12345675",
                        IMPORTER,
                        "Jixiang Trading Co., Ltd.",
                        "臺北市中正區湖口街 1 號",
                        null,
                        "王大明",
                        "02-2351-0271",
                        "import@example.org"),
                new PermitParty("22099131", "安心報關行", null, "基隆市港西街 6 號", null, null, "02-2420-1234", null),
                ImportWay.DECLARATION,
                goods);
    }

    private static PermitView view(int revision, boolean newest, String state, int items) {
        var row = new PermitRow(
                NUMBER,
                revision,
                newest,
                "id",
                state,
                "DECLARATION",
                IMPORTER,
                "12345675",
                "安心報關行",
                LocalDate.of(2026, 11, 21),
                LocalDate.of(2027, 5, 20),
                AT,
                1200L * ((items + 1) / 2),
                1200L * (items / 2),
                null,
                false,
                1,
                1);
        var versions = List.of(
                new PermitView.Version(2, RevisionKind.CORRECTION.name(), "數量誤植", AT, "x", 2),
                new PermitView.Version(1, null, null, AT, "x", 1));
        return new PermitView(
                row,
                "filer",
                "importer",
                null,
                "{}",
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                versions,
                List.of(),
                List.of(),
                true,
                true,
                2);
    }

    private static PdfFile paper(int revision, boolean newest, String state, int items, Locale locale, String name) {
        var pdf = RunningService.shared().bean(Pdf.class);
        var bytes = pdf.of(
                        "permit/permit-pdf",
                        locale,
                        () -> Map.of(
                                "paper",
                                PermitPaper.of(
                                        view(revision, newest, state, items),
                                        application(items),
                                        "https://caseledger.example",
                                        locale)))
                .block();
        return PdfFile.of(Objects.requireNonNull(bytes), name);
    }

    @Test
    void givenAPermit_whenPrinted_thenEverythingCustomsNeedsStandsOnIt() {
        var paper = paper(1, true, "ISSUED", 2, Locale.TAIWAN, "permit");

        assertThat(paper.text())
                .contains("口罩輸入許可", NUMBER, "中華民國 115 年 11 月 21 日", "2026-11-21", "2027-05-20")
                .contains(IMPORTER, "12345675", "安心報關行", "報單", "外科口罩 1", "63079050104", "日本", "1,200")
                .contains("USD 1.25", "第 1 版", "1 / 1")
                .doesNotContain("數量誤植", "已有新版", "已取消");
        assertThat(paper.title()).isEqualTo("口罩輸入許可 " + NUMBER);
        assertThat(paper.language()).isEqualTo("zh-Hant-TW");
        assertThat(paper.images()).as("QR code").containsExactly("https://caseledger.example/mask/permits/" + NUMBER);
        assertThat(paper.unprintable()).isEmpty();
        assertThat(paper.faults()).isEmpty();
    }

    @Test
    void givenARevision_whenPrinted_thenItsKindAndWhatWasChanged() {
        assertThat(paper(2, true, "ISSUED", 2, Locale.TAIWAN, "permit-revised").text())
                .contains("第 2 版 · 更正", "數量誤植")
                .doesNotContain("已有新版");
    }

    @Test
    void givenAVersionThatHoldsNoLonger_whenPrinted_thenMarked() {
        assertThat(paper(1, false, "ISSUED", 1, Locale.TAIWAN, "permit-old").text())
                .contains("已有新版");
        assertThat(paper(1, true, "CANCELLED", 1, Locale.TAIWAN, "permit-cancelled")
                        .text())
                .contains("已取消");
        assertThat(paper(1, true, "REISSUED", 1, Locale.TAIWAN, "permit-reissued")
                        .text())
                .contains("已換發");
    }

    @Test
    void givenManyItems_whenPrinted_thenTitlesOfTheTableAndNumberOnEachPage() {
        var paper = paper(1, true, "ISSUED", 60, Locale.ENGLISH, "permit-long");

        assertThat(paper.pages()).isGreaterThan(2);
        for (int i = 1; i <= paper.pages(); i++) {
            assertThat(paper.page(i)).contains(NUMBER, i + " / " + paper.pages());
            // after the last item there is only the authority and the day
            if (paper.page(i).contains("63079050104")) {
                assertThat(paper.page(i)).contains("Commodity code");
            }
        }
        assertThat(paper.language()).isEqualTo("en");
        assertThat(paper.faults()).isEmpty();
    }
}
