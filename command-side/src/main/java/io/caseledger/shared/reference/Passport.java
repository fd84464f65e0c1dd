package io.caseledger.shared.reference;

/** Passport number: letters and digits as the issuing country likes; only form and length can be checked (ICAO Doc 9303). */
public final class Passport {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 20;

    private Passport() {}

    /** Checks a number as typed: 5 to 20 letters and digits. */
    public static Check check(String typed) {
        String number = Typed.compact(typed);
        int length = Typed.length(number);
        if (length == 0) {
            return Check.error(number, "identifier.passport.empty");
        }
        if (length < SHORTEST || length > LONGEST) {
            return Check.error(number, "identifier.passport.length", SHORTEST, LONGEST, length);
        }
        for (int i = 0; i < length; i++) {
            String character = Typed.at(number, i);
            int point = character.codePointAt(0);
            if (!Typed.isDigit(point) && !Typed.isLetter(point)) {
                return Check.error(number, "identifier.passport.character", i + 1, character);
            }
        }
        return Check.ok(number);
    }
}
