package io.caseledger.shared.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.reference.PrintedCharacters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of what can be printed says what the fonts have, glyph by glyph. Where it does not,
 * {@code mvn -pl platform -am test -Dtest=PrintedCharactersTest -Dcaseledger.freeze=true} writes it anew.
 */
@Spec("GEN-12")
class PrintedCharactersTest {
    private static final Path TABLE = Path.of("../command-side/src/main/resources/reference/printed-characters.tsv");
    private static final List<String> NORMAL =
            List.of("NotoSansTC-Regular", "TW-Sung-98_1", "TW-Sung-Ext-B-98_1", "TW-Sung-Plus-98_1");

    @Test
    void givenTheFonts_thenTheTableHasExactlyTheirCharacters() throws IOException {
        var all = new BitSet();
        for (var font : NORMAL) {
            all.or(characters(font));
        }
        if (Boolean.getBoolean("caseledger.freeze")) {
            Files.writeString(TABLE, written(all));
        }
        assertThat(Files.readString(TABLE)).isEqualTo(written(all));
    }

    @Test
    void givenBoldText_thenNothingOfTheNormalFontIsMissing() throws IOException {
        assertThat(characters("NotoSansTC-Bold")).isEqualTo(characters("NotoSansTC-Regular"));
    }

    /** Sampled: a document of all would take minutes. */
    @Test
    void givenCharactersOfTheTable_whenPrinted_thenEachIsThereAndNoneIsABox() {
        var text = new StringBuilder();
        int count = 0;
        for (int point = 0x21; point <= Character.MAX_CODE_POINT; point++) {
            if (PrintedCharacters.has(point)
                    && !PrintedCharacters.needsShaping(point)
                    && (count++ % 97 == 0 || point < 0x250)
                    && !Character.isSpaceChar(point)
                    && "<&□".indexOf(point) < 0) {
                text.appendCodePoint(point).append(' ');
            }
        }
        var pdf = PdfFile.of(
                Pdf.made("<html lang=\"zh-Hant-TW\"><head><title>字</title><style>* { font-family: 'Noto Sans TC',"
                        + " 'TW Sung', 'TW Sung Ext B', 'TW Sung Plus'; }</style></head><body><p>" + text
                        + "</p></body></html>"));
        assertThat(pdf.text()).doesNotContain("□");
        assertThat(pdf.unprintable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"서울", "🙂", "\uDBFF\uDFFD", "ꦏ"})
    void givenWhatNoFontHas_thenTheTableSaysSo(String text) {
        assertThat(PrintedCharacters.has(text.codePointAt(0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𠮷",
                "堃",
                "\uDB80\uDC01",
                "é",
                "Ø",
                "×",
                "㎡",
                "①",
                "－",
                "“",
                "’",
                "€",
                "あ",
                "Ж",
                "Ω",
                "\u00A0",
                "　",
                "Ⅳ",
                "℃",
                "·",
                "–",
                "…"
            })
    void givenWhatPeopleWrite_thenItCanBePrinted(String text) {
        assertThat(PrintedCharacters.has(text.codePointAt(0))).as(text).isTrue();
    }

    private static BitSet characters(String font) throws IOException {
        var found = new BitSet();
        try (var file = new TTFParser().parse(new RandomAccessReadBuffer(Typefaces.bytes(font)))) {
            var glyphs = file.getUnicodeCmapLookup();
            var shapes = file.getIndexToLocation().getOffsets();
            for (int point = ' '; point <= Character.MAX_CODE_POINT; point++) {
                var glyph = glyphs.getGlyphId(point);
                // CNS 11643 keeps places for characters that nobody has drawn yet
                if (glyph != 0 && (shapes[glyph] != shapes[glyph + 1] || Character.isSpaceChar(point))) {
                    found.set(point);
                }
            }
        }
        return found;
    }

    private static String written(BitSet all) {
        var text = new StringBuilder(
                "# What documents can be printed with: first and last character of each range, hexadecimal. Written by PrintedCharactersTest.\n");
        for (int from = all.nextSetBit(0); from >= 0; ) {
            int end = all.nextClearBit(from);
            text.append(Integer.toHexString(from))
                    .append('\t')
                    .append(Integer.toHexString(end - 1))
                    .append('\n');
            from = all.nextSetBit(end);
        }
        return text.toString();
    }
}
