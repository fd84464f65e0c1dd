package io.caseledger.shared.query;

/**
 * Text as a search compares it: width, letter case, composition, and the two ways to write 臺 do not matter. Made by the database on both sides, of what is
 * stored and of what was typed, so that the two cannot differ.
 */
public final class Folded {
    private Folded() {}

    /** @param expression a column, or a parameter such as {@code :text} */
    public static String of(String expression) {
        return "lower(translate(normalize(CAST(" + expression + " AS text), NFKC), '台', '臺'))";
    }

    /** Whether one text is within another. */
    public static String contains(String whole, String part) {
        return "strpos(" + of(whole) + ", " + of(part) + ") > 0";
    }

    public static String beginsWith(String whole, String part) {
        return "starts_with(" + of(whole) + ", " + of(part) + ")";
    }
}
