package io.caseledger.accounts.contract;

import java.util.Locale;
import java.util.Optional;

/**
 * 電子識別碼 (ACC-09, manual 003: "IC" and a number): by it another account is named without its user name or identity number being told. The last digit
 * is a check digit (Luhn), so that a slip of the finger names nobody.
 */
public record ElectronicId(String value) {
    /** The book that the numbers are drawn from. */
    public static final String BOOK = "electronic-id";

    private static final String PREFIX = "IC";
    private static final int DIGITS = 8;

    public static ElectronicId of(int serial) {
        var digits = "%07d".formatted(serial);
        return new ElectronicId(PREFIX + digits + checkDigit(digits));
    }

    /** What somebody has typed; empty where it is no such id. */
    public static Optional<ElectronicId> typed(String text) {
        var compact = UserName.folded(text).toUpperCase(Locale.ROOT);
        var digits = compact.startsWith(PREFIX) ? compact.substring(PREFIX.length()) : "";
        return digits.matches("[0-9]{" + DIGITS + ",10}")
                        && checkDigit(digits.substring(0, digits.length() - 1))
                                == digits.charAt(digits.length() - 1) - '0'
                ? Optional.of(new ElectronicId(compact))
                : Optional.empty();
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled / 10 + doubled % 10;
        }
        return (10 - sum % 10) % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
