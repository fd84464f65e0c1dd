package io.caseledger.shared.reference;

import java.time.LocalDate;

/** By which kind of number a person or company is identified (manual 000, account application). */
public enum IdentityKind {
    BUSINESS_NUMBER("business-number"),
    NATIONAL_ID("national-id"),
    RESIDENT_NUMBER("resident-number"),
    PASSPORT("passport");

    private final String key;

    IdentityKind(String key) {
        this.key = key;
    }

    /** Key of the kind's name in {@code messages/identifiers.properties}. */
    public String messageKey() {
        return "identifier." + key;
    }

    /** Where a form asks for no kind: what begins like one kind is held against that one, all else may be a passport. */
    public static IdentityKind of(String number) {
        if (number.matches("[0-9]+")) {
            return BUSINESS_NUMBER;
        }
        if (number.matches("[A-Za-z][12][0-9]{8}")) {
            return NATIONAL_ID;
        }
        return number.matches("[A-Za-z][A-Da-d89][0-9]{8}") ? RESIDENT_NUMBER : PASSPORT;
    }

    /** How two numbers are compared, whatever was typed around them: without blanks and hyphens, in half-width capitals. */
    public static String normalised(String typed) {
        return Typed.compact(typed);
    }

    /**
     * Checks a number of this kind as typed.
     *
     * @param today the day (in Asia/Taipei) on which the number is used
     */
    public Check check(String typed, LocalDate today) {
        return switch (this) {
            case BUSINESS_NUMBER -> BusinessNumber.check(typed);
            case NATIONAL_ID -> NationalId.check(typed);
            case RESIDENT_NUMBER -> ResidentNumber.check(typed, today);
            case PASSPORT -> Passport.check(typed);
        };
    }
}
