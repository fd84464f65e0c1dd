package io.caseledger.shared.reference;

import java.util.PrimitiveIterator;

/** Text as people type it, brought to one form. Works on code points: a rare character counts as one. */
final class Typed {

    private Typed() {}

    /** Half-width capitals, nothing removed: Chinese input methods produce full-width letters, digits and blanks. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (PrimitiveIterator.OfInt points = text.codePoints().iterator(); points.hasNext(); ) {
            folded.appendCodePoint(capital(halfWidth(points.nextInt())));
        }
        return folded.toString();
    }

    /** {@link #folded} without blanks and hyphens of any kind. */
    static String compact(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        for (PrimitiveIterator.OfInt points = folded(text).codePoints().iterator(); points.hasNext(); ) {
            int point = points.nextInt();
            if (!isBlank(point) && !isHyphen(point)) {
                compact.appendCodePoint(point);
            }
        }
        return compact.toString();
    }

    /** Number of characters as a person counts them. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The character at a position that starts at 0 and counts code points. */
    static String at(String text, int position) {
        int start = text.offsetByCodePoints(0, position);
        return Character.toString(text.codePointAt(start));
    }

    static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    static boolean isLetter(int point) {
        return point >= 'A' && point <= 'Z';
    }

    static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x200B || point == 0xFEFF;
    }

    static boolean isHyphen(int point) {
        return Character.getType(point) == Character.DASH_PUNCTUATION || point == 0x2212;
    }

    private static int halfWidth(int point) {
        if (point >= 0xFF01 && point <= 0xFF5E) {
            return point - 0xFF01 + '!';
        }
        return point == 0x3000 ? ' ' : point;
    }

    private static int capital(int point) {
        return point >= 'a' && point <= 'z' ? point - 'a' + 'A' : point;
    }
}
