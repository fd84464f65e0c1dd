package io.caseledger.origin.bulk;

import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.origin.xml.XmlEntry;
import io.caseledger.origin.xml.XmlRefusal;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/**
 * Takes a file of applications apart: one XML with many cases, or a ZIP of such. Nothing in it is trusted: bounded in files, sizes and cases, and no
 * name in it is ever used as a path (SEC-05).
 */
@Component
class BulkFile {
    /** Bytes of an upload. */
    static final int MOST_UPLOADED = 20 << 20;

    private static final long MOST_UNPACKED = 100L << 20;
    private static final int MOST_FILES = 1_000;
    static final int MOST_CASES = 1_000;

    private final ApplicationXml xml;

    BulkFile(ApplicationXml xml) {
        this.xml = xml;
    }

    /** Blocks. Refuses what is no such file; faults of a single case stay with the case. */
    List<BulkItem> read(byte[] content) {
        var items = isZip(content) ? unzipped(content) : ofOneXml(content);
        if (items.isEmpty() || items.size() > MOST_CASES) {
            throw refused("BulkFilingsHoldOneToAThousandCases", Integer.toString(items.size()));
        }
        return items;
    }

    private static boolean isZip(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    private List<BulkItem> unzipped(byte[] content) {
        var items = new ArrayList<BulkItem>();
        var unpacked = 0L;
        var files = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                files++;
                // reads one byte more than is allowed, whatever size the entry claims to have
                var bytes = zip.readNBytes(ApplicationXml.MAX_BYTES + 1);
                unpacked += bytes.length;
                if (files > MOST_FILES || bytes.length > ApplicationXml.MAX_BYTES || unpacked > MOST_UNPACKED) {
                    throw refused("ZipStaysWithinItsBounds");
                }
                if (isZip(bytes)) {
                    throw refused("ZipHoldsXmlOnly", entry.getName());
                }
                items.addAll(ofOneFile(entry.getName(), bytes));
                if (items.size() > MOST_CASES) {
                    throw refused("BulkFilingsHoldOneToAThousandCases", Integer.toString(items.size()));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // encrypted or damaged: Java's reader tells both in this way
            throw refused("ZipIsReadable");
        }
        return items;
    }

    /** What is no XML of ours at all is refused at once, while the sender is still looking. */
    private List<BulkItem> ofOneXml(byte[] content) {
        var entries = xml.readEach(content);
        if (entries.size() == 1 && entries.getFirst().application() == null) {
            throw new Rejection(Rejection.Kind.INVALID, faults(entries.getFirst()));
        }
        return entries.stream().map(BulkFile::item).toList();
    }

    /** A file in a ZIP that is no XML of ours counts as one case that is refused: it must not block the others. */
    private List<BulkItem> ofOneFile(String name, byte[] bytes) {
        return xml.readEach(bytes).stream()
                .map(entry -> entry.application() == null
                        ? new BulkItem(
                                null,
                                faults(entry).stream()
                                        .map(fault -> new Violation(
                                                fault.rule(), (name + ' ' + fault.field()).strip(), fault.args()))
                                        .toList())
                        : item(entry))
                .toList();
    }

    private static BulkItem item(XmlEntry entry) {
        return new BulkItem(entry.application(), faults(entry));
    }

    private static List<Violation> faults(XmlEntry entry) {
        return entry.errors().stream().map(XmlRefusal.Line::violation).toList();
    }

    private static Rejection refused(String rule, String... args) {
        return new Rejection(Rejection.Kind.INVALID, List.of(Violation.of(rule, "file", args)));
    }
}
