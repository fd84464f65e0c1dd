package io.caseledger.shared.reference;

import org.jspecify.annotations.Nullable;

/**
 * The outer form of an identifier, written as one letter a position: {@code A} a letter, {@code 9} a digit, {@code X} either.
 * It finds the first character that does not fit, so that the message can name it.
 *
 * @param prefix message key prefix such as {@code identifier.business-number}
 * @param pattern the positions
 */
record Shape(String prefix, String pattern) {

    /** The error of a value that does not fit; null when it does. Expects {@link Typed#compact compact} text. */
    @Nullable
    Check misfit(String value) {
        if (value.isEmpty()) {
            return Check.error(value, prefix + ".empty");
        }
        int length = Typed.length(value);
        if (length != pattern.length()) {
            return Check.error(value, prefix + ".length", pattern.length(), length);
        }
        for (int i = 0; i < length; i++) {
            String character = Typed.at(value, i);
            if (!fits(pattern.charAt(i), character.codePointAt(0))) {
                String key = pattern.charAt(i) == '9' ? ".digit" : pattern.charAt(i) == 'A' ? ".letter" : ".character";
                return Check.error(value, prefix + key, i + 1, character);
            }
        }
        return null;
    }

    private static boolean fits(char wanted, int point) {
        return switch (wanted) {
            case '9' -> Typed.isDigit(point);
            case 'A' -> Typed.isLetter(point);
            default -> Typed.isDigit(point) || Typed.isLetter(point);
        };
    }
}
