package io.caseledger.shared.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** A PDF as its reader and its archive see it. */
public final class PdfFile {
    private static final Path KEPT = Path.of("target", "pdf");

    private final byte[] bytes;

    private PdfFile(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PdfFile of(byte[] bytes) {
        assertThat(new String(bytes, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        return new PdfFile(bytes);
    }

    /** The same, kept below {@code target/pdf} for whoever wants to look at it. */
    public static PdfFile of(byte[] bytes, String name) {
        try {
            Files.createDirectories(KEPT);
            Files.write(KEPT.resolve(name + ".pdf"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(bytes);
    }

    /** All text in reading order, without line ends, as a person would search for it. */
    public String text() {
        return read(document -> new PDFTextStripper().getText(document).replaceAll("\\R", ""));
    }

    public int pages() {
        return read(PDDocument::getNumberOfPages);
    }

    public String title() {
        return read(document -> document.getDocumentInformation().getTitle());
    }

    public String language() {
        return read(document -> document.getDocumentCatalog().getLanguage());
    }

    /** Text of one page, from 1. */
    public String page(int number) {
        return read(document -> {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            return stripper.getText(document).replaceAll("\\R", "");
        });
    }

    /** What the QR codes among its images say, page by page. */
    public List<String> images() {
        return read(document -> {
            var found = new ArrayList<String>();
            for (var page : document.getPages()) {
                for (var name : page.getResources().getXObjectNames()) {
                    if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
                        found.add(qrCode(image));
                    }
                }
            }
            return List.copyOf(found);
        });
    }

    private static String qrCode(PDImageXObject xobject) throws IOException {
        var image = xobject.getImage();
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                    .getText();
        } catch (ReaderException e) {
            throw new IllegalStateException("no QR code", e);
        }
    }

    /** Characters that are set in a font that is not embedded or has no shape for them. */
    public List<String> unprintable() {
        return read(document -> {
            var found = new TreeSet<String>();
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (!text.getFont().isEmbedded()) {
                        found.add(text.getUnicode() + ": not embedded "
                                + text.getFont().getName());
                    } else if (!text.getUnicode().isBlank() && !hasShape(text)) {
                        found.add(text.getUnicode() + ": no shape in "
                                + text.getFont().getName());
                    }
                }
            }.getText(document);
            return List.copyOf(found);
        });
    }

    private static boolean hasShape(TextPosition text) {
        try {
            var font = (PDType0Font) text.getFont();
            for (var code : text.getCharacterCodes()) {
                if (font.codeToGID(code) == 0
                        || font.getPath(code).getBounds2D().isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What keeps it from being PDF/A-2u, as veraPDF says; empty where nothing does. */
    public List<String> faults() {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(bytes), PDFAFlavour.PDFA_2_U);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
            var result = validator.validate(parser);
            var faults = new ArrayList<String>();
            for (var assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    faults.add(assertion.getRuleId().getClause() + ": "
                            + Objects.requireNonNullElse(assertion.getErrorMessage(), assertion.getMessage()));
                }
            }
            if (faults.isEmpty() && !result.isCompliant()) {
                faults.add("not compliant");
            }
            return faults;
        } catch (Exception e) {
            throw new IllegalStateException("veraPDF", e);
        }
    }

    private interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (var document = Loader.loadPDF(bytes)) {
            return reading.of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
