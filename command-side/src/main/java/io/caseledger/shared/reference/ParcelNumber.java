package io.caseledger.shared.reference;

import org.jspecify.annotations.Nullable;

/** Number of a postal parcel (UPU standard S10): two letters of the service, 8 digits, a check digit, the country. */
public final class ParcelNumber {

    private static final Shape SHAPE = new Shape("identifier.parcel-number", "AA999999999AA");
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private ParcelNumber() {}

    /** Checks a number as typed, its country included. */
    public static Check check(String typed) {
        String number = Typed.compact(typed);
        @Nullable Check misfit = SHAPE.misfit(number);
        if (misfit != null) {
            return misfit;
        }
        int expected = checkDigit(number.substring(2, 10));
        if (number.charAt(10) - '0' != expected) {
            return Check.error(number, "identifier.parcel-number.checksum", number.charAt(10), expected);
        }
        String country = number.substring(11);
        return Countries.list().has(country)
                ? Check.ok(number)
                : Check.error(number, "identifier.parcel-number.country", country);
    }

    private static int checkDigit(String serial) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (serial.charAt(i) - '0') * WEIGHTS[i];
        }
        int digit = 11 - sum % 11;
        return digit == 10 ? 0 : digit == 11 ? 5 : digit;
    }
}
