package io.caseledger.shared.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of uploaded files: kept for people to recognise, trusted for nothing. */
final class FileName {
    private static final int LONGEST = 150;
    /** Characters that no file system takes, control characters, and those that turn the writing direction to hide an ending. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069<>:\"|?*]");

    private FileName() {}

    /** The name without folders and unfit characters, ending as its type ends: {@code invoice.exe} that holds a PDF becomes {@code invoice.pdf}. */
    static String of(String sent, FileType type) {
        var name = plain(sent);
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (type.endings().contains(ending)) {
            return shortened(name.substring(0, dot)) + "." + ending;
        }
        // a dot may be part of the name proper; only what looks like an ending is taken off
        var base = ending.matches("[a-z0-9]{1,5}") ? name.substring(0, dot) : name;
        return shortened(base) + "." + type.endings().getFirst();
    }

    /** Without folders and unfit characters. */
    static String plain(String sent) {
        var slash = Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\'));
        return UNFIT.matcher(sent.substring(slash + 1)).replaceAll("").strip();
    }

    private static String shortened(String base) {
        var clean = base.replaceAll("^[. ]+|[. ]+$", "");
        var name = clean.isEmpty() ? "file" : clean;
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
