package io.caseledger.shared.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Number of a resident card 統一證號. The new form (since 2021-01-02) is a letter, 8 or 9, seven digits and a check digit; the old
 * one has a letter A to D in second place and is good until the end of 2030.
 */
public final class ResidentNumber {

    /** First day on which the old form is refused. */
    public static final LocalDate OLD_FORM_ENDS = LocalDate.of(2031, 1, 1);

    private static final Shape SHAPE = new Shape("identifier.resident-number", "AX99999999");

    private ResidentNumber() {}

    /**
     * Checks a number as typed.
     *
     * @param today the day (in Asia/Taipei) on which it is used; decides whether the old form still counts
     */
    public static Check check(String typed, LocalDate today) {
        String number = Typed.compact(typed);
        @Nullable Check misfit = SHAPE.misfit(number);
        if (misfit != null) {
            return misfit;
        }
        char second = number.charAt(1);
        boolean oldForm = isOld(second);
        if (!oldForm && second != '8' && second != '9') {
            return Check.error(number, "identifier.resident-number.second", second);
        }
        if (oldForm && !today.isBefore(OLD_FORM_ENDS)) {
            return Check.error(number, "identifier.resident-number.old-form", second, OLD_FORM_ENDS);
        }
        int digit = oldForm ? second - 'A' : second - '0';
        int expected = LetterSum.checkDigit(number.charAt(0), digit + number.substring(2, 9));
        return number.charAt(9) - '0' == expected
                ? Check.ok(number)
                : Check.error(number, "identifier.resident-number.checksum", number.charAt(9), expected);
    }

    static boolean looksLike(String compact) {
        if (SHAPE.misfit(compact) != null) {
            return false;
        }
        char second = compact.charAt(1);
        return isOld(second) || second == '8' || second == '9';
    }

    private static boolean isOld(char second) {
        return second >= 'A' && second <= 'D';
    }
}
