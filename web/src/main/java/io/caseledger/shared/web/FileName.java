package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.TextPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;

/** Names of files: of uploaded ones kept for people to recognise, trusted for nothing. */
public final class FileName {
    private static final int LONGEST = 150;
    /** Characters that no file system takes, control characters, and those that turn the writing direction to hide an ending. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069<>:\"|?*]");

    /** Names that Windows takes for devices, whatever their ending. */
    private static final Pattern RESERVED = Pattern.compile(
            "(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\s*\\..*)?", Pattern.CASE_INSENSITIVE);

    private FileName() {}

    /** {@code Content-Disposition} of a file that a browser may show. */
    public static String shown(String name) {
        return ContentDisposition.inline()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** {@code Content-Disposition} of a file that a browser is to keep. */
    static String kept(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** The name without folders and unfit characters, ending as its type ends: {@code invoice.exe} that holds a PDF becomes {@code invoice.pdf}. */
    static String of(String sent, FileType type) {
        // Windows leaves out what stands there
        var name = plain(sent).replaceAll("[. ]+$", "");
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (type.endings().contains(ending)) {
            return shortened(name.substring(0, dot)) + "." + ending;
        }
        // a dot may be part of the name proper; only what looks like an ending is taken off
        var base = ending.matches("[a-z0-9]{1,5}") ? name.substring(0, dot) : name;
        return shortened(base) + "." + type.endings().getFirst();
    }

    /**
     * Refuses a name that a browser would show as another (GEN-12).
     *
     * @throws Rejection INVALID, naming {@code fileName}
     */
    static void require(String sent) {
        TextPolicy.check(sent, "fileName", TextPolicy.Lines.ONE).ifPresent(fault -> {
            throw new Rejection(Rejection.Kind.INVALID, List.of(fault));
        });
    }

    /** Without folders and unfit characters. */
    static String plain(String sent) {
        var slash = Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\'));
        return UNFIT.matcher(sent.substring(slash + 1)).replaceAll("").strip();
    }

    private static String shortened(String base) {
        var clean = base.replaceAll("^[. ]+|[. ]+$", "");
        var name = clean.isEmpty() ? "file" : RESERVED.matcher(clean).matches() ? "_" + clean : clean;
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
