package io.caseledger.shared.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of a customs declaration 報單號碼: 14 characters in five parts of 2, 2, 2, 3 and 5 — office, transit office (may be two
 * blanks), ROC year, ship or broker, serial number.
 *
 * <p>A wrong length or character is refused; a pattern that is merely unusual warns, because customs adds patterns.
 */
public final class DeclarationNumber {

    private static final String PREFIX = "identifier.declaration-number";
    private static final int[] LENGTHS = {2, 2, 2, 3, 5};
    private static final int TOTAL = 14;
    private static final List<Pattern> USUAL = List.of(
            Pattern.compile("[A-D][A-Z]"),
            Pattern.compile(" {2}|[A-G][A-Z0-9]"),
            Pattern.compile("[0-9]{2}"),
            Pattern.compile("[0-9A-Z]{3}"),
            Pattern.compile("[0-9A-Z]{5}"));

    private DeclarationNumber() {}

    /**
     * Checks a number as typed: in one piece, with slashes between the parts, with or without the two blanks. The normalised
     * form always has 14 characters, the blanks included.
     */
    public static Check check(String typed) {
        String folded = Typed.folded(typed).strip();
        if (folded.isEmpty()) {
            return Check.error("", PREFIX + ".empty");
        }
        if (folded.indexOf('/') >= 0) {
            return ofParts(folded);
        }
        String number = inOnePiece(folded);
        int length = Typed.length(number);
        if (length != TOTAL) {
            return Check.error(number, PREFIX + ".length", TOTAL, length);
        }
        @Nullable Check wrong = wrongCharacter(number);
        return wrong != null ? wrong : pattern(number);
    }

    /** With slashes, as people read it: {@code AA/  /15/123/00001}. Anything but 14 characters is given back as it is. */
    public static String format(String number) {
        return number.length() == TOTAL ? String.join("/", split(number)) : number;
    }

    private static String inOnePiece(String folded) {
        boolean blanksInPlace = Typed.length(folded) == TOTAL
                && folded.length() == TOTAL
                && (folded.substring(0, 2) + folded.substring(4))
                        .equals(Typed.compact(folded.substring(0, 2) + folded.substring(4)));
        if (blanksInPlace) {
            return folded;
        }
        String compact = Typed.compact(folded);
        return Typed.length(compact) == TOTAL - 2 && compact.length() == TOTAL - 2
                ? compact.substring(0, 2) + "  " + compact.substring(2)
                : compact;
    }

    private static Check ofParts(String folded) {
        List<String> parts = new ArrayList<>();
        for (String part : folded.split("/", -1)) {
            parts.add(part.strip());
        }
        if (parts.size() == LENGTHS.length - 1) {
            parts.add(1, "");
        }
        if (parts.size() != LENGTHS.length) {
            return Check.error(folded, PREFIX + ".parts", LENGTHS.length, parts.size());
        }
        parts.set(1, (parts.get(1) + "  ").substring(0, Math.max(2, parts.get(1).length())));
        for (int i = 0; i < LENGTHS.length; i++) {
            int length = Typed.length(parts.get(i));
            if (length != LENGTHS[i]) {
                return Check.error(folded, PREFIX + ".part-length", i + 1, LENGTHS[i], length);
            }
        }
        String number = String.join("", parts);
        @Nullable Check wrong = wrongCharacter(number);
        return wrong != null ? wrong : pattern(number);
    }

    private static @Nullable Check wrongCharacter(String number) {
        for (int i = 0; i < TOTAL; i++) {
            String character = Typed.at(number, i);
            int point = character.codePointAt(0);
            boolean blankAllowed = i == 2 || i == 3;
            if (!Typed.isDigit(point) && !Typed.isLetter(point) && !(blankAllowed && point == ' ')) {
                return Check.error(number, PREFIX + ".character", i + 1, character);
            }
        }
        return null;
    }

    private static Check pattern(String number) {
        List<String> parts = split(number);
        for (int i = 0; i < parts.size(); i++) {
            if (!USUAL.get(i).matcher(parts.get(i)).matches()) {
                return Check.warning(number, PREFIX + ".part-" + (i + 1), parts.get(i));
            }
        }
        return Check.ok(number);
    }

    private static List<String> split(String number) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int length : LENGTHS) {
            parts.add(number.substring(start, start + length));
            start += length;
        }
        return parts;
    }
}
