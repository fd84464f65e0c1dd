package io.caseledger.shared.web;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The names in a PDF's bytes, wherever they stand (ISO 32000-2, 7.3.5): a reader that is more forgiving than the parser may find what the parser does not. One
 * pass, each byte once. Counts too, as what is parsed takes many times its size in memory.
 */
final class PdfNames {
    private static final int LONGEST = 24;
    private static final int MOST_NAMES = 1_000_000;
    private static final int MOST_ARRAYS = 1_000_000;
    private static final int MOST_OBJECTS = 500_000;

    /** Long enough that no compressed data holds them by chance. */
    private static final Map<String, String> REFUSED = Map.of(
            "JavaScript", "shared.FileHoldsNoMacros",
            "Launch", "shared.FileHoldsNoMacros",
            "RichMedia", "shared.FileHoldsNoMacros",
            "EmbeddedFile", "shared.FileHoldsNoOtherFiles",
            "EmbeddedFiles", "shared.FileHoldsNoOtherFiles",
            "FileAttachment", "shared.FileHoldsNoOtherFiles",
            "Encrypt", "shared.FileIsNotEncrypted");

    private int names;
    private int arrays;
    private int objects;

    /** @throws io.caseledger.shared.contract.Rejection INVALID by what a name stands for, or where there are too many to be parsed */
    void check(ByteBuffer bytes, Budget budget) {
        for (int i = 0; i < bytes.limit(); i++) {
            switch (bytes.get(i)) {
                case '/' -> {
                    names++;
                    var rule = REFUSED.get(name(bytes, i + 1));
                    if (rule != null) {
                        throw FileContent.refused(rule);
                    }
                }
                case '[' -> arrays++;
                case 'b' -> objects += isObject(bytes, i) ? 1 : 0;
                default -> {}
            }
            if ((i & 0xFFFF) == 0) {
                budget.unpacked(0);
            }
        }
        if (names > MOST_NAMES || arrays > MOST_ARRAYS || objects > MOST_OBJECTS) {
            throw Budget.exceeded();
        }
    }

    private static boolean isObject(ByteBuffer bytes, int at) {
        return at > 0 && at + 1 < bytes.limit() && bytes.get(at - 1) == 'o' && bytes.get(at + 1) == 'j';
    }

    /** A name may write any of its characters as {@code #xx}. */
    private static String name(ByteBuffer bytes, int start) {
        var name = new StringBuilder();
        for (int i = start; i < bytes.limit() && name.length() < LONGEST; i++) {
            int character = bytes.get(i);
            if (character == '#' && i + 2 < bytes.limit()) {
                int high = Character.digit(bytes.get(i + 1), 16);
                int low = Character.digit(bytes.get(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    name.append((char) (high * 16 + low));
                    i += 2;
                    continue;
                }
            }
            if (character <= ' ' || character == 127 || "/<>[](){}%".indexOf(character) >= 0) {
                break;
            }
            name.append((char) character);
        }
        return name.toString();
    }
}
