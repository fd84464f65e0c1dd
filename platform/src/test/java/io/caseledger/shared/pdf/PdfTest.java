package io.caseledger.shared.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PdfTest {
    /** Beyond Noto Sans TC: the tallest mountain, Extension B, CNS 11643 plane 15 and what Unicode has no place for. */
    private static final String RARE = "𠮷堃喆犇峯𡈽𠀀𪚥\uDB80\uDC01\uDBA4\uDC01";

    private static String page(String body) {
        return "<html lang=\"zh-Hant-TW\"><head><title>測試文件</title><style>@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) \" / \""
                + " counter(pages); font-family: 'Noto Sans TC'; } } * { font-family: 'Noto Sans TC', 'TW Sung', 'TW Sung Ext B', 'TW Sung Plus'; }"
                + " table { -fs-table-paginate: paginate; }</style></head><body>"
                + body + "</body></html>";
    }

    @Test
    void givenRareCharacters_whenMade_thenTheyArePrintedAndCanBeSearchedFor() {
        var pdf = PdfFile.of(Pdf.made(page("<p>" + RARE + "</p><p><strong>" + RARE + "</strong> 中文 abc</p>")), "rare");

        assertThat(pdf.text()).contains(RARE, "中文 abc");
        assertThat(pdf.unprintable()).isEmpty();
        assertThat(pdf.faults()).isEmpty();
    }

    @Test
    void givenACharacterThatNoFontHas_whenMade_thenABoxStandsInItsPlace() {
        var pdf = PdfFile.of(Pdf.made(page("<p>甲\uA98F乙</p>")));

        assertThat(pdf.text()).contains("甲□乙");
        assertThat(pdf.unprintable()).isEmpty();
    }

    @Test
    void givenAWholeDocument_whenMade_thenArchivableWithLanguageTitleAndPageNumbers() {
        var rows = new StringBuilder();
        for (int i = 1; i <= 120; i++) {
            rows.append("<tr><td>").append(i).append("</td></tr>");
        }
        var pdf = PdfFile.of(Pdf.made(page("<table><thead><tr><th>項次</th></tr></thead><tbody>" + rows
                + "</tbody></table><p><img alt=\"QR\" style=\"width: 30mm\" src=\""
                + QrCode.dataUri("http://localhost:8080/mask/permits/MSK20260000042") + "\" /></p>")));

        assertThat(pdf.faults()).isEmpty();
        assertThat(pdf.title()).isEqualTo("測試文件");
        assertThat(pdf.language()).isEqualTo("zh-Hant-TW");
        assertThat(pdf.pages()).isGreaterThan(2);
        for (int i = 1; i <= pdf.pages(); i++) {
            assertThat(pdf.page(i)).contains("項次", i + " / " + pdf.pages());
        }
    }

    @Test
    void givenAddressesOfFilesAndOthers_whenMade_thenNothingIsRead() {
        var pdf = Pdf.made(
                page(
                        "<p>甲<img alt=\"x\" src=\"file:///etc/hostname\" /><img alt=\"x\" src=\"http://localhost:1/x.png\" /></p>"));

        assertThat(PdfFile.of(pdf).text()).contains("甲");
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("/Subtype /Image");
    }

    @Test
    void givenCharactersThatXmlCannotHold_whenMade_thenTheyAreLeftOut() {
        assertThat(PdfFile.of(Pdf.made(page("<p>甲\u0001\uFFFE\uD800乙</p>"))).text())
                .contains("甲乙");
    }

    @Test
    void givenTheSame_whenMadeTwice_thenTheSameText() {
        var html = page("<p>" + RARE + "</p>");
        assertThat(PdfFile.of(Pdf.made(html)).text())
                .isEqualTo(PdfFile.of(Pdf.made(html)).text());
    }
}
