package io.caseledger.shared.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text may hold (GEN-12), whether it comes in a command, an address, a header or as the name of a file. Passwords are no such texts: they are never shown,
 * and reach neither a command nor an address.
 *
 * <p>Refused are control characters (C0 but for line breaks, DEL, C1), halves of surrogate pairs, noncharacters, separators of lines and paragraphs, and
 * what turns the direction of writing so that a text shows as another. Rare characters, those of private use included, are names of people (GEN-11).
 */
public final class TextPolicy {
    private TextPolicy() {}

    /** How many lines a text may have. */
    public enum Lines {
        ONE,
        SEVERAL
    }

    /** @return what is wrong, at this field; nothing for a text that may pass, an empty one among them */
    public static Optional<Violation> check(String text, String field, Lines lines) {
        var seen = false;
        for (int at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\n' || (point == '\r' && at < text.length() && text.charAt(at) == '\n')) {
                if (lines == Lines.ONE) {
                    return Optional.of(Violation.of(RuleKeys.TEXTS_STAY_ON_ONE_LINE, field));
                }
            } else if (isUnfit(point)) {
                return Optional.of(
                        Violation.of(RuleKeys.TEXTS_HOLD_NO_CONTROL_CHARACTERS, field, "U+%04X".formatted(point)));
            } else {
                seen = seen || isSeen(point);
            }
        }
        return seen || text.isBlank() ? Optional.empty() : Optional.of(Violation.of(RuleKeys.TEXTS_CAN_BE_SEEN, field));
    }

    /** Nothing, or nothing that anybody sees. */
    public static boolean isBlank(@Nullable String text) {
        return text == null
                || text.codePoints()
                        .noneMatch(point -> !Character.isWhitespace(point) && (isUnfit(point) || isSeen(point)));
    }

    private static boolean isUnfit(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> turnsTheDirection(point);
            default -> (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
        };
    }

    /** Embeddings, overrides and isolates. */
    private static boolean turnsTheDirection(int point) {
        return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                false;
            // letters and symbols in name only: the blanks of Braille and of Hangul
            default -> point != 0x2800 && point != 0x3164 && point != 0x115f && point != 0x1160 && point != 0xffa0;
        };
    }
}
