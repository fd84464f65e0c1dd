package io.caseledger.origin.bulk;

import io.caseledger.origin.automation.BulkItem;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.origin.xml.XmlEntry;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a file of applications apart: one XML with many cases, or a ZIP of such. Nothing in it is trusted: bounded in files, sizes and cases whatever
 * its headers claim, and no name in it is ever used as a path (SEC-05).
 */
@Component
record BulkFile(ApplicationXml xml) {
    /** Bytes of an upload. */
    static final long MOST_UPLOADED = 20L << 20;

    private static final long MOST_UNPACKED = 100L << 20;
    private static final int MOST_FILES = 1_000;
    private static final int MOST_CASES = 1_000;
    private static final int LONGEST_NAME = 200;

    /** How Windows in Taiwan names files in a ZIP that does not say it is UTF-8. */
    private static final String NAMES = "x-windows-950";
    /** What operating systems put beside the files that a person meant. */
    private static final Pattern LITTER = Pattern.compile(
            "(^|.*/)(__MACOSX/.*|\\._[^/]*|\\.DS_Store|Thumbs\\.db|desktop\\.ini)", Pattern.CASE_INSENSITIVE);

    private static final Pattern OUTSIDE =
            Pattern.compile("(^|.*/)\\.\\.(/.*|$)|^/.*|^[a-zA-Z]:.*|.*\u0000.*", Pattern.DOTALL);

    /** Blocks. Refuses what is no such file; faults of a single case stay with the case. */
    List<BulkItem> read(Path file) throws IOException {
        var items = isZip(start(file)) ? unzipped(file) : ofOneXml(file);
        if (items.isEmpty()) {
            throw tooMany(0);
        }
        return items;
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static boolean isZip(byte[] content) {
        return content.length > 3
                && content[0] == 'P'
                && content[1] == 'K'
                && ((content[2] == 3 && content[3] == 4) || (content[2] == 5 && content[3] == 6));
    }

    private List<BulkItem> unzipped(Path file) throws IOException {
        try (var zip = ZipFile.builder()
                .setPath(file)
                .setCharset(NAMES)
                .setIgnoreLocalFileHeader(true)
                .get()) {
            var entries = Collections.list(zip.getEntries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .toList();
            entries.forEach(BulkFile::refuseUnfit);
            var meant = entries.stream()
                    .filter(entry -> !LITTER.matcher(slashed(entry)).matches())
                    .toList();
            if (meant.size() > MOST_FILES) {
                throw refused("origin.ZipStaysWithinItsBounds");
            }
            return unzipped(zip, meant);
        } catch (IOException | IllegalArgumentException e) {
            throw refused("origin.ZipIsReadable");
        }
    }

    private List<BulkItem> unzipped(ZipFile zip, List<ZipArchiveEntry> entries) throws IOException {
        var items = new ArrayList<BulkItem>();
        var unpacked = 0L;
        for (var entry : entries) {
            var name = name(entry);
            byte[] bytes;
            try (var in = zip.getInputStream(entry)) {
                // one byte more than is allowed, whatever size the entry claims to have
                bytes = in.readNBytes(ApplicationXml.MAX_BYTES + 1);
            }
            unpacked += bytes.length;
            if (bytes.length > ApplicationXml.MAX_BYTES || unpacked > MOST_UNPACKED) {
                throw refused("origin.ZipStaysWithinItsBounds");
            }
            if (isZip(bytes)) {
                throw refused("origin.ZipHoldsXmlOnly", name);
            }
            // a file that is no XML of ours counts as one case that is refused: it must not block the others
            xml.read(bytes).forEach(read -> items.add(item(name, read)));
            if (items.size() > MOST_CASES) {
                throw tooMany(items.size());
            }
        }
        return items;
    }

    private static void refuseUnfit(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refused("origin.ZipIsNotEncrypted");
        }
        if (OUTSIDE.matcher(slashed(entry)).matches()) {
            throw refused("origin.ZipNamesStayInside", shortened(entry.getName()));
        }
        if (entry.getMethod() != ZipArchiveEntry.STORED && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
            throw refused("origin.ZipIsReadable");
        }
    }

    private static String slashed(ZipArchiveEntry entry) {
        return entry.getName().replace('\\', '/');
    }

    /** Some programs write UTF-8 without saying so: what can be read as UTF-8 is. */
    private static String name(ZipArchiveEntry entry) {
        var name = entry.getName();
        try {
            var raw = entry.getRawName();
            if (raw != null) {
                name = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(raw))
                        .toString();
            }
        } catch (CharacterCodingException e) {
            // then it is what the ZIP's reader made of it
        }
        return shortened(name);
    }

    static String shortened(String name) {
        var shown = name.replaceAll("\\p{Cntrl}", "");
        return shown.codePointCount(0, shown.length()) <= LONGEST_NAME
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** What is no XML of ours at all is refused at once, while the sender is still looking. */
    private List<BulkItem> ofOneXml(Path file) throws IOException {
        var size = Files.size(file);
        // no use in reading what is too large to be looked at
        var entries = xml.read(
                size > ApplicationXml.MAX_BYTES ? new byte[ApplicationXml.MAX_BYTES + 1] : Files.readAllBytes(file));
        if (entries.size() == 1 && entries.getFirst().application() == null) {
            throw new Rejection(Rejection.Kind.INVALID, entries.getFirst().faults());
        }
        return entries.stream().map(entry -> item(null, entry)).toList();
    }

    private static BulkItem item(@Nullable String source, XmlEntry entry) {
        return new BulkItem(source, entry.application(), entry.faults());
    }

    private static Rejection tooMany(int count) {
        return refused("origin.BulkFilingsHoldOneToAThousandCases", Integer.toString(count));
    }

    private static Rejection refused(String rule, String... args) {
        return new Rejection(Rejection.Kind.INVALID, List.of(Violation.of(rule, "", args)));
    }
}
