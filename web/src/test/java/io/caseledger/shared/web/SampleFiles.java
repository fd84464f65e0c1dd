package io.caseledger.shared.web;

import java.io.ByteArrayInputStream;
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
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small files of every kind that somebody may send. */
public final class SampleFiles {
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

    private SampleFiles() {}

    /** One empty page, and what else stands in it: objects or comments. */
    public static byte[] pdf(String... objects) {
        return pdfOf(
                "<< /Type /Pages /Kids [91 0 R] /Count 1 >>",
                "91 0 obj\n<< /Type /Page /Parent 90 0 R /MediaBox [0 0 595 842] >>\nendobj\n"
                        + String.join("\n", objects));
    }

    /** @param tree the root of its pages, object 90 */
    static byte[] pdfOf(String tree, String... objects) {
        var text = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 90 0 R >>\nendobj\n90 0 obj\n" + tree + "\nendobj\n"
                + String.join("\n", objects) + "\n%%EOF\n";
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
        return png(1, 1);
    }

    static byte[] png(int width, int height) {
        return bytes("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR" + word(width >> 16) + word(width) + word(height >> 16)
                + word(height) + "\b\6\0\0\0");
    }

    public static byte[] jpeg() {
        return jpeg(1, 1);
    }

    /** Head and frame of a picture that says it is so large; there is none in it. */
    static byte[] jpeg(int width, int height) {
        return bytes("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0\u00FF\u00C0\0\u000B\b" + word(height)
                + word(width) + "\1\1\u0011\0");
    }

    static byte[] tiff() {
        return tiff(1, 1);
    }

    /** One page; its directory lies behind the head. */
    static byte[] tiff(int width, int height) {
        return bytes("MM\0*\0\0\0\b\0\2" + "\1\0\0\4\0\0\0\1" + word(width >> 16) + word(width) + "\1\1\0\4\0\0\0\1"
                + word(height >> 16) + word(height) + "\0\0\0\0");
    }

    private static String word(int number) {
        return "" + (char) (number >> 8 & 0xFF) + (char) (number & 0xFF);
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
            entries.put(path, bytes("<x/>"));
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

    /** An OOXML or OpenDocument file with a further part. */
    static byte[] with(byte[] office, String path, byte[] part) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(office))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.put(path, part);
        return zip(entries);
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
