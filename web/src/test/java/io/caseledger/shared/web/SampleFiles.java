package io.caseledger.shared.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of every kind that somebody may send. */
public final class SampleFiles {
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

    private SampleFiles() {}

    public static byte[] pdf(String... objects) {
        var text = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + String.join("\n", objects) + "\n%%EOF\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** With a compressed object stream that holds the text. */
    static byte[] pdfWithObjectStream(String text) {
        var out = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(out)) {
            deflated.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf("7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + out.size()
                + " >>\nstream\r\n" + out.toString(StandardCharsets.ISO_8859_1) + "\nendstream\nendobj");
    }

    static byte[] png() {
        return bytes("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0");
    }

    static byte[] jpeg() {
        return bytes("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0");
    }

    static byte[] tiff() {
        return bytes("II*\0\b\0\0\0\0\0");
    }

    static byte[] exe() {
        return Arrays.copyOf(bytes("MZ\u0090\0\3\0\0\0\4\0\0\0\u00FF\u00FF\0\0\u00B8\0\0\0"), 1024);
    }

    static byte[] ooxml(String mainType, String... morePaths) {
        var types =
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/main.xml\" ContentType=\"" + OOXML + mainType + "\"/></Types>";
        return office("[Content_Types].xml", types, morePaths);
    }

    static byte[] openDocument(String kind, String... morePaths) {
        return office("mimetype", "application/vnd.oasis.opendocument." + kind, morePaths);
    }

    private static byte[] office(String name, String content, String... morePaths) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        for (var path : morePaths) {
            entries.put(path, bytes("x"));
        }
        return zip(entries);
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                var part = new ZipEntry(entry.getKey());
                if (entry.getKey().equals("mimetype")) {
                    stored(part, entry.getValue());
                }
                zip.putNextEntry(part);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same with the flag of encryption set in all its headers; the content no longer matters. */
    public static byte[] encrypted(byte[] zip) {
        var bytes = zip.clone();
        for (int i = 0; i + 10 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 3 && bytes[i + 3] == 4) {
                bytes[i + 6] |= 1;
            }
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 8] |= 1;
            }
        }
        return bytes;
    }

    private static void stored(ZipEntry entry, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
