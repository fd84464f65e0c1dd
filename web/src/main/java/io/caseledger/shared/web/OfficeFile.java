package io.caseledger.shared.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks into a ZIP for an office document, within bounds: nothing is unpacked but two small parts. A ZIP that is none is refused, as is one with macros. */
final class OfficeFile {
    private static final int MOST_ENTRIES = 10_000;
    /** Bytes unpacked of a part that is looked at. */
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

    private static final XMLInputFactory XML = xml();

    private OfficeFile() {}

    /** @throws io.caseledger.shared.contract.Rejection INVALID with the rule it breaks */
    static FileType typeOf(Path file) throws IOException {
        try (var zip =
                ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
            var entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_ENTRIES) {
                throw FileContent.refused("FileIsReadable");
            }
            if (entries.stream().anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption())) {
                throw FileContent.refused("FileIsNotEncrypted");
            }
            var type = type(zip).orElseThrow(() -> FileContent.refused("FileTypeIsAllowed", "application/zip"));
            refuseMacros(entries, contentTypes(zip));
            if (part(zip, "META-INF/manifest.xml").contains("encryption-data")) {
                throw FileContent.refused("FileIsNotEncrypted");
            }
            return type;
        } catch (IOException | IllegalArgumentException e) {
            // damaged, or made to be read in two ways
            throw FileContent.refused("FileIsReadable");
        }
    }

    private static Optional<FileType> type(ZipFile zip) throws IOException {
        var openDocument = part(zip, "mimetype").strip();
        if (!openDocument.isEmpty()) {
            return FileType.of(openDocument).filter(type -> List.of(FileType.ODT, FileType.ODS, FileType.ODP)
                    .contains(type));
        }
        var found = contentTypes(zip).stream()
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
            throw FileContent.refused("FileHoldsNoMacros");
        }
    }

    /** Parsed, not searched: the part may be in any encoding. */
    private static Set<String> contentTypes(ZipFile zip) throws IOException {
        var types = new HashSet<String>();
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(bytes(zip, CONTENT_TYPES)));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new IOException("document type");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    var type = reader.getAttributeValue(null, "ContentType");
                    if (type != null) {
                        types.add(type);
                    }
                }
            }
        } catch (XMLStreamException e) {
            return types;
        }
        return types;
    }

    private static String part(ZipFile zip, String name) throws IOException {
        return new String(bytes(zip, name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || !zip.canReadEntryData(entry)) {
            return new byte[0];
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(PART_BYTES);
        }
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
