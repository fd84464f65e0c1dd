package io.caseledger.shared.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The typefaces that come with the build (docs/adr/0018). A document's text is set in the first family that has the character: Noto Sans TC, then the
 * three of CNS 11643, which between them have every character that a Taiwanese register may hold.
 */
final class Typefaces {
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private static final List<Face> FACES = List.of(
            new Face("Noto Sans TC", NORMAL, "NotoSansTC-Regular"),
            new Face("Noto Sans TC", BOLD, "NotoSansTC-Bold"),
            new Face("TW Sung", NORMAL, "TW-Sung-98_1"),
            new Face("TW Sung Ext B", NORMAL, "TW-Sung-Ext-B-98_1"),
            new Face("TW Sung Plus", NORMAL, "TW-Sung-Plus-98_1"));

    private Typefaces() {}

    /** The file of a face, unpacked. */
    static byte[] bytes(String file) {
        return FACES.stream()
                .filter(face -> face.file.equals(file))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    /** Makes them known to a document. Each is read when the first character needs it, so the large ones cost nothing where no name is rare. */
    static void addTo(PdfRendererBuilder builder) {
        for (var face : FACES) {
            builder.useFont(
                    () -> new ByteArrayInputStream(face.bytes()), face.family, face.weight, FontStyle.NORMAL, true);
        }
    }

    private static final class Face {
        private final String family;
        private final int weight;
        private final String file;
        /** Unpacked; given back when memory runs short. */
        private SoftReference<byte @Nullable []> unpacked = new SoftReference<>(null);

        Face(String family, int weight, String file) {
            this.family = family;
            this.weight = weight;
            this.file = file;
        }

        synchronized byte[] bytes() {
            var known = unpacked.get();
            if (known == null) {
                known = read();
                unpacked = new SoftReference<>(known);
            }
            return known;
        }

        private byte[] read() {
            var name = "/fonts/" + file + ".ttf.xz";
            try (var packed = Objects.requireNonNull(Typefaces.class.getResourceAsStream(name), name);
                    var in = new XZInputStream(packed)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
    }
}
