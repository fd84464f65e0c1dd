package io.caseledger.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import io.r2dbc.spi.ConnectionFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Spec("COE0510-02")
class AttachmentsTest {
    private static final int PIECE = 8 * 1024;
    private static final Function<StoredFile, Mono<Void>> NOBODY = file -> Mono.empty();

    private final RunningService service = RunningService.shared();
    private final Attachments attachments = service.bean(Attachments.class);

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("發票.pdf", SampleFiles.pdf(), "application/pdf", "發票.pdf"),
                Arguments.of("a.JPEG", SampleFiles.jpeg(), "image/jpeg", "a.jpeg"),
                Arguments.of("a.png", SampleFiles.png(), "image/png", "a.png"),
                Arguments.of("a.tif", SampleFiles.tiff(), "image/tiff", "a.tif"),
                Arguments.of(
                        "a.odt", SampleFiles.openDocument("text"), "application/vnd.oasis.opendocument.text", "a.odt"),
                Arguments.of(
                        "a.ods",
                        SampleFiles.openDocument("spreadsheet"),
                        "application/vnd.oasis.opendocument.spreadsheet",
                        "a.ods"),
                Arguments.of(
                        "a.odp",
                        SampleFiles.openDocument("presentation"),
                        "application/vnd.oasis.opendocument.presentation",
                        "a.odp"),
                Arguments.of(
                        "a.docx",
                        SampleFiles.ooxml("wordprocessingml.document.main+xml", "word/document.xml"),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "a.docx"),
                Arguments.of(
                        "a.xlsx",
                        SampleFiles.ooxml("spreadsheetml.sheet.main+xml", "xl/workbook.xml"),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "a.xlsx"),
                Arguments.of(
                        "a.pptx",
                        SampleFiles.ooxml("presentationml.presentation.main+xml", "ppt/presentation.xml"),
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                        "a.pptx"),
                // the content decides, the name follows it
                Arguments.of("C:\\temp\\invoice.exe", SampleFiles.pdf(), "application/pdf", "invoice.pdf"),
                Arguments.of("../../etc/passwd", SampleFiles.png(), "image/png", "passwd.png"),
                Arguments.of("No. 7", SampleFiles.jpeg(), "image/jpeg", "No. 7.jpg"),
                Arguments.of("𠮷".repeat(300), SampleFiles.jpeg(), "image/jpeg", "𠮷".repeat(150) + ".jpg"),
                Arguments.of("NUL.pdf", SampleFiles.pdf(), "application/pdf", "_NUL.pdf"),
                Arguments.of("com1.tar.png", SampleFiles.png(), "image/png", "_com1.tar.png"),
                Arguments.of("console.pdf", SampleFiles.pdf(), "application/pdf", "console.pdf"),
                Arguments.of("a.pdf . . ", SampleFiles.pdf(), "application/pdf", "a.pdf"),
                Arguments.of("", SampleFiles.pdf(), "application/pdf", "file.pdf"));
    }

    @ParameterizedTest(name = "{index} {3}")
    @MethodSource("accepted")
    void givenAllowedContent_whenStored_thenTypeAndNameFollowTheContent(
            String sent, byte[] content, String mediaType, String name) {
        var stored = store(attachments, sent, content);

        assertThat(stored).isEqualTo(new StoredFile(name, sha256(content), mediaType, content.length));
        assertThat(read(stored.sha256())).isEqualTo(content);
    }

    static Stream<Arguments> refused() {
        var docx = "wordprocessingml.document.main+xml";
        return Stream.of(
                // GEN-12: shown as invoiceexe.pdf
                Arguments.of(
                        "shared.TextsHoldNoControlCharacters",
                        "invoice\u202Efdp.exe",
                        SampleFiles.pdf("2 0 obj\nturned\nendobj")),
                Arguments.of(
                        "shared.TextsHoldNoControlCharacters", "a\0.pdf", SampleFiles.pdf("2 0 obj\nnothing\nendobj")),
                Arguments.of("shared.FileTypeIsAllowed", "report.pdf", SampleFiles.exe()),
                Arguments.of("shared.FileTypeIsAllowed", "a.txt", "hello".getBytes(UTF_8)),
                Arguments.of(
                        "shared.FileTypeIsAllowed", "a.html", "<html><script>alert(1)</script></html>".getBytes(UTF_8)),
                Arguments.of(
                        "shared.FileTypeIsAllowed",
                        "a.png",
                        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8)),
                Arguments.of("shared.FileTypeIsAllowed", "a.docx", SampleFiles.zip(Map.of("readme.txt", new byte[10]))),
                Arguments.of(
                        "shared.FileTypeIsAllowed",
                        "a.jar",
                        SampleFiles.zip(Map.of("META-INF/MANIFEST.MF", new byte[10]))),
                Arguments.of("shared.FileTypeIsAllowed", "a.odt", SampleFiles.openDocument("database")),
                Arguments.of(
                        "shared.FileTypeIsAllowed", "a.dotm", SampleFiles.ooxml("wordprocessingml.template.main+xml")),
                Arguments.of("shared.FileTypeIsAllowed", "a.sh", "#!/bin/sh\nrm -rf /\n".getBytes(UTF_8)),
                Arguments.of("shared.FileHoldsNoMacros", "a.docx", SampleFiles.ooxml(docx, "word/vbaProject.bin")),
                Arguments.of("shared.FileHoldsNoMacros", "a.docx", SampleFiles.ooxml(docx, "word/VBAPROJECT.BIN")),
                Arguments.of(
                        "shared.FileHoldsNoMacros", "a.docx", SampleFiles.ooxml(docx, "word/activeX/activeX1.xml")),
                Arguments.of(
                        "shared.FileHoldsNoMacros", "a.docx", SampleFiles.ooxml(docx, "word/embeddings/setup.exe")),
                Arguments.of(
                        "shared.FileHoldsNoMacros",
                        "a.xlsx",
                        SampleFiles.ooxml("spreadsheetml.sheet.main+xml", "xl/macrosheets/sheet1.xml")),
                Arguments.of(
                        "shared.FileHoldsNoMacros",
                        "a.odt",
                        SampleFiles.openDocument("text", "Basic/Standard/Module1.xml")),
                Arguments.of(
                        "shared.FileHoldsNoMacros", "a.odt", SampleFiles.openDocument("text", "Scripts/python/x.py")),
                Arguments.of(
                        "shared.FileHoldsNoMacros",
                        "a.pdf",
                        SampleFiles.pdf("2 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj")),
                Arguments.of(
                        "shared.FileHoldsNoMacros",
                        "a.pdf",
                        SampleFiles.pdf("2 0 obj\n<< /S /J#61vaScript /JS (app.alert\\(1\\)) >>\nendobj")),
                Arguments.of(
                        "shared.FileHoldsNoMacros",
                        "a.pdf",
                        SampleFiles.pdf("2 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj")),
                Arguments.of(
                        "shared.FileHoldsNoMacros",
                        "a.pdf",
                        SampleFiles.pdfWithObjectStream("2 0 << /S /JavaScript /JS 3 0 R >>")),
                Arguments.of("shared.FileIsNotEncrypted", "a.docx", SampleFiles.encrypted(SampleFiles.ooxml(docx))),
                Arguments.of("shared.FileIsReadable", "a.docx", Arrays.copyOf(SampleFiles.ooxml(docx), 60)),
                Arguments.of("shared.FileIsNotEmpty", "a.pdf", new byte[0]),
                Arguments.of(
                        "shared.FileIsNotTooLarge", "a.pdf", Arrays.copyOf(SampleFiles.pdf(), 20 * 1024 * 1024 + 1)));
    }

    @ParameterizedTest(name = "{index} {0} {1}")
    @MethodSource("refused")
    void givenForbiddenContent_whenStored_thenRefusedAndNothingIsKept(String rule, String name, byte[] content)
            throws IOException {
        var details = refused(attachments, name, content);

        assertThat(details.kind()).isEqualTo(Rejection.Kind.INVALID);
        assertThat(details.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(rule);
            for (var language : List.of(Locale.TAIWAN, Locale.ENGLISH)) {
                assertThat(service.bean(RuleTexts.class).text(violation, language))
                        .doesNotContain("{");
            }
        });
        assertThat(count("work.attachment", sha256(content))).isZero();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void givenTwentyMegabytes_whenStored_thenKeptInChunksAndReadBack() {
        var content = new byte[20 * 1024 * 1024];
        ThreadLocalRandom.current().nextBytes(content);
        System.arraycopy(SampleFiles.jpeg(), 0, content, 0, SampleFiles.jpeg().length);

        var stored = store(attachments, "a.jpg", content);

        assertThat(count("work.attachment_chunk", stored.sha256())).isEqualTo(20);
        assertThat(read(stored.sha256())).isEqualTo(content);
    }

    @Test
    void givenSameContentFourTimesAtOnce_whenStored_thenKeptOnce() {
        var content = SampleFiles.pdf("9 0 obj (" + ThreadLocalRandom.current().nextLong() + ") endobj");

        var stored = Flux.range(0, 4)
                .flatMap(i -> attachments.store("copy" + i + ".pdf", pieces(content), NOBODY))
                .map(StoredFile::sha256)
                .distinct()
                .collectList()
                .block();

        assertThat(stored).containsExactly(sha256(content));
        assertThat(count("work.attachment", sha256(content))).isEqualTo(1);
        assertThat(read(sha256(content))).isEqualTo(content);
    }

    @Test
    void givenClientThatGoesAway_whenStored_thenNothingIsLeft() throws IOException {
        var broken = Flux.concat(pieces(SampleFiles.pdf()), Flux.error(new IOException("connection reset")));

        assertThatThrownBy(() -> attachments.store("a.pdf", broken, NOBODY).block())
                .hasMessageContaining("connection reset");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void givenStoredFile_whenDownloaded_thenItNeverRunsInOurOrigin() {
        var stored = store(attachments, "a.pdf", SampleFiles.pdf());

        var answer = Objects.requireNonNull(
                attachments.download(stored.sha256(), "發票 𠮷\r\nX: y\".pdf").block());

        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        assertThat(answer.getHeaders().getContentLength()).isEqualTo(stored.size());
        assertThat(answer.getHeaders().getFirst("Content-Disposition"))
                .startsWith("attachment; ")
                .endsWith("filename*=UTF-8''%E7%99%BC%E7%A5%A8%20%F0%A0%AE%B7X%20y.pdf");
        assertThat(answer.getHeaders().get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getHeaders().get("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(bytes(Objects.requireNonNull(answer.getBody()))).isEqualTo(SampleFiles.pdf());
    }

    @Test
    void givenUnknownContent_whenAsked_thenNotFound() {
        var missing = catchThrowableOfType(
                Rejection.class,
                () -> attachments.download("0".repeat(64), "a.pdf").block());

        assertThat(missing.details().kind()).isEqualTo(Rejection.Kind.NOT_FOUND);
    }

    @Test
    void givenScanner_whenFileIsInfected_thenRefused() throws Exception {
        try (var clamd = new FakeClamd(1_000_000)) {
            var scanned = scannedBy(clamd.address());

            var details = refused(scanned, "a.pdf", SampleFiles.pdf(FakeClamd.EICAR));
            var clean = SampleFiles.pdf("% clean " + "x".repeat(300_000));
            var stored = store(scanned, "a.pdf", clean);

            assertThat(details.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo("shared.FileIsNotInfected");
                assertThat(violation.args()).containsExactly("Win.Test.EICAR_HDB-1");
            });
            assertThat(count("work.attachment", sha256(SampleFiles.pdf(FakeClamd.EICAR))))
                    .isZero();
            assertThat(read(stored.sha256())).isEqualTo(clean);
            assertThat(clamd.scanned()).isEqualTo(2);
        }
    }

    @Test
    void givenScannerThatIsDownOrOverrun_whenStored_thenComeAgain() throws Exception {
        String gone;
        try (var clamd = new FakeClamd(100_000)) {
            gone = clamd.address();
            assertComeAgain(scannedBy(gone), SampleFiles.pdf("% too large for it " + "x".repeat(5_000_000)));
        }
        assertComeAgain(scannedBy(gone), SampleFiles.pdf("% nobody there"));
    }

    private void assertComeAgain(Attachments scanned, byte[] content) {
        var error = catchThrowableOfType(ResponseStatusException.class, () -> store(scanned, "a.pdf", content));

        assertThat(error.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(Failure.of(error).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(count("work.attachment", sha256(content))).isZero();
    }

    private Attachments scannedBy(@Nullable String address) {
        return new Attachments(
                service.bean(DatabaseClient.class),
                service.bean(ConnectionFactory.class),
                service.bean(FileContent.class),
                new Scanner(address),
                service.bean(Clock.class));
    }

    private static StoredFile store(Attachments attachments, String name, byte[] content) {
        return Objects.requireNonNull(
                attachments.store(name, pieces(content), NOBODY).block());
    }

    private static Rejection.Details refused(Attachments attachments, String name, byte[] content) {
        return catchThrowableOfType(Rejection.class, () -> store(attachments, name, content))
                .details();
    }

    /** As a network brings it. */
    private static Flux<DataBuffer> pieces(byte[] content) {
        return Flux.range(0, (content.length + PIECE - 1) / PIECE)
                .map(i -> DefaultDataBufferFactory.sharedInstance.wrap(
                        Arrays.copyOfRange(content, i * PIECE, Math.min(content.length, (i + 1) * PIECE))));
    }

    private byte[] read(String sha256) {
        return bytes(attachments.content(sha256));
    }

    private static byte[] bytes(Flux<DataBuffer> content) {
        var out = new ByteArrayOutputStream();
        DataBufferUtils.write(content, out).blockLast();
        return out.toByteArray();
    }

    private int count(String table, String sha256) {
        return service.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table + " WHERE sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
    }

    private static List<Path> leftovers() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("caseledger-")
                            && file.getFileName().toString().endsWith(".upload"))
                    .toList();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
