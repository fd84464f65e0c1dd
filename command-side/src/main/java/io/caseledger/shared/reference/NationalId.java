package io.caseledger.shared.reference;

import org.jspecify.annotations.Nullable;

/** National identification number 身分證字號: a letter, 1 or 2, seven digits and a check digit. */
public final class NationalId {

    private static final Shape SHAPE = new Shape("identifier.national-id", "A999999999");

    private NationalId() {}

    /** Checks a number as typed. A resident number is told apart, so that the user learns which kind to choose. */
    public static Check check(String typed) {
        String number = Typed.compact(typed);
        if (ResidentNumber.looksLike(number)) {
            return Check.error(number, "identifier.national-id.resident", number.substring(1, 2));
        }
        @Nullable Check misfit = SHAPE.misfit(number);
        if (misfit != null) {
            return misfit;
        }
        char second = number.charAt(1);
        if (second != '1' && second != '2') {
            return Check.error(number, "identifier.national-id.second", second);
        }
        int expected = LetterSum.checkDigit(number.charAt(0), number.substring(1, 9));
        return number.charAt(9) - '0' == expected
                ? Check.ok(number)
                : Check.error(number, "identifier.national-id.checksum", number.charAt(9), expected);
    }
}
