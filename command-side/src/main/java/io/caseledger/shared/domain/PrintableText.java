package io.caseledger.shared.domain;

/** GEN-06, GEN-11: control characters and halves of surrogate pairs can be neither stored, nor printed, nor written as XML. */
public final class PrintableText {
    private PrintableText() {}

    public static boolean is(String text) {
        return text.codePoints().allMatch(PrintableText::printable);
    }

    private static boolean printable(int point) {
        return point == '\n'
                || point == '\r'
                || point == '\t'
                || (point >= 0x20 && point != 0x7f && point < 0xd800)
                || (point > 0xdfff && point != 0xfffe && point != 0xffff);
    }
}
