package io.caseledger.shared.reference;

/** The weighted sum that national ids and resident numbers share: it must be divisible by 10. */
final class LetterSum {

    /** Value of A to Z, historical order of the counties. */
    private static final int[] LETTERS = {
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33
    };

    private LetterSum() {}

    /**
     * The check digit that fits.
     *
     * @param letter first character, A to Z
     * @param eight the second to ninth position as digits (an old resident number's second letter already turned into one)
     */
    static int checkDigit(char letter, String eight) {
        int value = LETTERS[letter - 'A'];
        int sum = value / 10 + value % 10 * 9;
        for (int i = 0; i < 8; i++) {
            sum += (eight.charAt(i) - '0') * (8 - i);
        }
        return (10 - sum % 10) % 10;
    }
}
