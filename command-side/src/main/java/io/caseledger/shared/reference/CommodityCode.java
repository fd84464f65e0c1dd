package io.caseledger.shared.reference;

import org.jspecify.annotations.Nullable;

/**
 * Commodity code 貨品分類號列 (CCC code): 11 digits = 6 of the Harmonized System, 2 tariff, 2 statistical, 1 check digit.
 *
 * <p>The check digit's rule is derived from known codes, nowhere published: a misfit only warns.
 */
public final class CommodityCode {

    private static final Shape SHAPE = new Shape("identifier.commodity-code", "99999999999");

    private CommodityCode() {}

    /** Checks a code as typed, with or without the dots and the hyphen of {@code 0101.21.00.00-3}. */
    public static Check check(String typed) {
        String code = Typed.compact(typed).replace(".", "");
        @Nullable Check misfit = SHAPE.misfit(code);
        if (misfit != null) {
            return misfit;
        }
        int expected = checkDigit(code);
        return code.charAt(10) - '0' == expected
                ? Check.ok(code)
                : Check.warning(code, "identifier.commodity-code.checksum", code.charAt(10), expected);
    }

    private static int checkDigit(String code) {
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 10; i += 2) {
            odd = odd * 10 + (code.charAt(i) - '0');
            even += code.charAt(i + 1) - '0';
        }
        int doubled = 0;
        for (int rest = 2 * odd % 100_000; rest > 0; rest /= 10) {
            doubled += rest % 10;
        }
        return (10 - (doubled + even) % 10) % 10;
    }
}
