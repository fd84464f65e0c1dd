package io.caseledger.shared.reference;

import org.jspecify.annotations.Nullable;

/** Air waybill number: 3 digits of the airline, 7 of the serial number, and the serial number modulo 7 as check digit. */
public final class AirWaybill {

    private static final Shape SHAPE = new Shape("identifier.air-waybill", "99999999999");

    private AirWaybill() {}

    /** Checks a number as typed ({@code 297-12345675} or without the hyphen). */
    public static Check check(String typed) {
        String number = Typed.compact(typed);
        @Nullable Check misfit = SHAPE.misfit(number);
        if (misfit != null) {
            return misfit;
        }
        int expected = Integer.parseInt(number.substring(3, 10)) % 7;
        return number.charAt(10) - '0' == expected
                ? Check.ok(number)
                : Check.error(number, "identifier.air-waybill.checksum", number.charAt(10), expected);
    }
}
