package io.caseledger.shared.reference;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which characters documents can be printed with (docs/adr/0018): what the fonts of the build have, as a table, so that rules need no fonts. A test holds it
 * to them, glyph by glyph, and writes it anew.
 */
public final class PrintedCharacters {
    private static final int HEXADECIMAL = 16;

    /** Scripts whose letters change with their neighbours, or are not set one after the other: documents are set without that. */
    private static final Set<UnicodeScript> SHAPED = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.SYRIAC,
            UnicodeScript.THAANA,
            UnicodeScript.NKO,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE);

    /** Below it are Latin, Greek, Cyrillic and Armenian letters: most of what is asked. */
    private static final int FIRST_SHAPED = 0x0590;

    private static final BitSet ALL = all();

    private PrintedCharacters() {}

    /** Whether one of the fonts has it. */
    public static boolean has(int point) {
        return ALL.get(point);
    }

    /** Whether it is of a script that documents are not set in. */
    public static boolean needsShaping(int point) {
        return point >= FIRST_SHAPED && SHAPED.contains(UnicodeScript.of(point));
    }

    private static BitSet all() {
        var all = new BitSet(Character.MAX_CODE_POINT + 1);
        for (var range : ReferenceTable.rows("printed-characters.tsv", 2)) {
            all.set(Integer.parseInt(range.get(0), HEXADECIMAL), Integer.parseInt(range.get(1), HEXADECIMAL) + 1);
        }
        return all;
    }
}
