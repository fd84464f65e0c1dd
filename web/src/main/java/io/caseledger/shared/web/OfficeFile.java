package io.caseledger.shared.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks into a ZIP for an office document. Every part is unpacked once, to its end or to the budget's, and looked at: what runs, what is a file of another kind
 * by its first bytes whatever it is called, and what the document would load from elsewhere is refused, as is a ZIP that is no document.
 */
final class OfficeFile {
    /** Of all parts, of documents within documents too: what twenty megabytes of an office document come to. */
    static final long MOST_UNPACKED = 256L * 1024 * 1024;

    private static final int MOST_ENTRIES = 10_000;
    /** A document in a document in a document. */
    private static final int DEEPEST = 2;
    /** Bytes unpacked of a part that is looked at as text. */
    private static final int PART_BYTES = 1024 * 1024;

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final Map<String, FileType> MAIN_PARTS = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", FileType.DOCX,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", FileType.XLSX,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", FileType.PPTX);

    /** Parts that run: VBA, Excel 4 macros, controls, embedded OLE objects, OpenDocument's Basic and scripts, programs. */
    private static final Pattern RUNS = Pattern.compile(
            "(^|.*/)(vbaproject\\.bin|vbadata\\.xml|macrosheets/.*|activex/.*|oleobject[^/]*\\.bin|basic/.*|scripts/.*|[^/]*"
                    + "\\.(exe|dll|com|scr|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|class|msi|lnk|docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppam|ppsm))");
    /** Parts that fetch: other workbooks, databases, queries. */
    private static final Pattern FETCHES =
            Pattern.compile("(^|.*/)(externallinks/.*|querytables/.*|connections\\.xml|webextensions/.*)");

    private static final Pattern RELATIONSHIPS = Pattern.compile("(^|.*/)_rels/[^/]*\\.rels");
    private static final Pattern OPEN_DOCUMENT = Pattern.compile("(^|.*/)(content|styles|meta|settings)\\.xml");

    private final Budget budget;
    private final int depth;

    private OfficeFile(Budget budget, int depth) {
        this.budget = budget;
        this.depth = depth;
    }

    /** @throws io.caseledger.shared.contract.Rejection INVALID with the rule it breaks */
    static FileType typeOf(Path file, Budget budget) {
        return new OfficeFile(budget, 0).typeOf(ZipFile.builder().setPath(file));
    }

    private FileType typeOf(ZipFile.Builder content) {
        try (var zip = content.setIgnoreLocalFileHeader(true).get()) {
            var entries = Collections.list(zip.getEntries());
            if (entries.stream().anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption())) {
                throw FileContent.refused("shared.FileIsNotEncrypted");
            }
            checkNames(entries);
            var types = contentTypes(zip);
            var type = type(zip, types)
                    .orElseThrow(() -> FileContent.refused("shared.FileTypeIsAllowed", "application/zip"));
            refuseMacros(entries, types);
            if (part(zip, "META-INF/manifest.xml").contains("encryption-data")) {
                throw FileContent.refused("shared.FileIsNotEncrypted");
            }
            for (var entry : entries) {
                if (!entry.isDirectory()) {
                    check(zip, entry);
                }
            }
            return type;
        } catch (IOException | IllegalArgumentException e) {
            // damaged, or made to be read in two ways
            throw FileContent.refused("shared.FileIsReadable");
        }
    }

    /** Each name once, and inside: a reader might take the other of two, or write elsewhere. */
    private static void checkNames(List<ZipArchiveEntry> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw Budget.exceeded();
        }
        var seen = new HashSet<String>();
        for (var entry : entries) {
            var name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
            if (!seen.add(name)
                    || name.startsWith("/")
                    || List.of(name.split("/")).contains("..")) {
                throw FileContent.refused("shared.FileIsReadable");
            }
        }
    }

    private void check(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw Budget.exceeded();
        }
        var name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
        if (FETCHES.matcher(name).matches()) {
            throw FileContent.refused("shared.FileLoadsNothingFromElsewhere");
        }
        try (var in = new BufferedInputStream(budget.unpacking(zip.getInputStream(entry)))) {
            in.mark(8);
            var start = in.readNBytes(8);
            in.reset();
            if (FileContent.isProgram(start)) {
                throw FileContent.refused("shared.FileHoldsNoMacros");
            }
            if (FileContent.startsLikeZip(start)) {
                embedded(in);
            } else if (RELATIONSHIPS.matcher(name).matches()) {
                OfficeXml.checkRelationships(in);
            } else if (OPEN_DOCUMENT.matcher(name).matches()) {
                OfficeXml.checkOpenDocument(in);
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** A chart's data, a document in a presentation: looked into as if it had been sent by itself. */
    private void embedded(InputStream in) throws IOException {
        if (depth == DEEPEST) {
            throw Budget.exceeded();
        }
        var content = in.readNBytes((int) Attachments.MAX_BYTES + 1);
        if (content.length > Attachments.MAX_BYTES) {
            throw Budget.exceeded();
        }
        new OfficeFile(budget, depth + 1).typeOf(ZipFile.builder().setByteArray(content));
    }

    private Optional<FileType> type(ZipFile zip, Set<String> contentTypes) throws IOException {
        var openDocument = part(zip, "mimetype").strip();
        if (!openDocument.isEmpty()) {
            return FileType.of(openDocument).filter(type -> List.of(FileType.ODT, FileType.ODS, FileType.ODP)
                    .contains(type));
        }
        var found = contentTypes.stream()
                .filter(MAIN_PARTS::containsKey)
                .map(MAIN_PARTS::get)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static void refuseMacros(List<ZipArchiveEntry> entries, Set<String> contentTypes) {
        boolean runs = entries.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(entry -> entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/'))
                        .anyMatch(name -> RUNS.matcher(name).matches())
                || contentTypes.stream()
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .anyMatch(type -> type.contains("macroenabled")
                                || type.contains("vbaproject")
                                || type.contains("activex"));
        if (runs) {
            throw FileContent.refused("shared.FileHoldsNoMacros");
        }
    }

    /** Parsed, not searched: the part may be in any encoding. */
    private Set<String> contentTypes(ZipFile zip) throws IOException {
        var entry = zip.getEntry(CONTENT_TYPES);
        if (entry == null || !zip.canReadEntryData(entry)) {
            return Set.of();
        }
        try (var in = budget.unpacking(zip.getInputStream(entry))) {
            return OfficeXml.contentTypes(in);
        }
    }

    private String part(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || !zip.canReadEntryData(entry)) {
            return "";
        }
        try (var in = budget.unpacking(zip.getInputStream(entry))) {
            return new String(in.readNBytes(PART_BYTES), StandardCharsets.UTF_8);
        }
    }
}
