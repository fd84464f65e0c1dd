package io.caseledger.shared.reference;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as typed and shown: 1,234.5 (GEN-02). Never floating point. */
public final class Decimals {

    private static final Pattern TYPED = Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d*)?");
    private static final int LONGEST = 60;
    /** Beyond this many zeros a plain notation would only fill memory. */
    private static final int MOST_ZEROS = 100;

    private Decimals() {}

    /**
     * Reads a number, with or without thousands separators, full-width digits too. Separators must stand before groups of three:
     * {@code 1,5} is refused, it may mean 1.5. Exponents are refused.
     */
    public static Optional<BigDecimal> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String text = Typed.folded(typed).strip();
        if (!TYPED.matcher(text).matches() || text.chars().noneMatch(Typed::isDigit)) {
            return Optional.empty();
        }
        String digits = text.replace(",", "");
        return Optional.of(new BigDecimal(digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits));
    }

    /** With thousands separators, decimals as they are: 99,999 or 1,234.50. */
    public static String format(BigDecimal number) {
        String plain = plain(number);
        if (plain.indexOf('E') >= 0) {
            return plain;
        }
        int sign = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        StringBuilder grouped = new StringBuilder(plain);
        for (int i = end - 3; i > sign; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** Without separators and exponent; a number too long to be shown so keeps its exponent. */
    static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }
}
