package io.caseledger.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.SignedIn;
import io.caseledger.shared.bus.TooMany;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Lists as files, read back by another library than the one that wrote them. */
@Spec("GEN-04")
class ExportsTest {
    private static final Instant MOMENT = Instant.parse("2026-11-21T02:02:11Z");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROWS = 80;
    private static final int EACH = 2;
    private static final int ALL = 3;

    private final Exports exports = new Exports(new Texts(messages()), Clock.systemUTC(), SOON, EACH, ALL);

    private static MessageSource messages() {
        try {
            return Messages.messageSource();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] file(String format, @Nullable Object value) {
        var answer = exports.file(
                format,
                "origin.list.state",
                List.of(new Column<Object>("origin.list.state", row -> value)),
                Flux.just("row"),
                Locale.ENGLISH);
        var content = Objects.requireNonNull(
                DataBufferUtils.join(Objects.requireNonNull(answer.getBody())).block());
        var bytes = new byte[content.readableByteCount()];
        content.read(bytes);
        return bytes;
    }

    private String csv(Object value) throws IOException {
        var text = new String(file("csv", value), UTF_8);
        assertThat(text).startsWith("\uFEFF");
        try (var rows = CSVFormat.RFC4180.parse(new StringReader(text.substring(1)))) {
            return rows.getRecords().get(1).get(0);
        }
    }

    private Cell cell(Object value) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file("xlsx", value)))) {
            return book.getFirstSheet().read().get(1).getCell(0);
        }
    }

    /** At some lengths the compressor is then between its last byte and its end, from where it never comes back. */
    @Test
    void givenAWorkbookUnderWay_whenItsReaderGoes_thenNobodyWritesOn() {
        for (int rows = 1; rows <= ROWS; rows++) {
            var answer = exports.file(
                    "xlsx",
                    "origin.list.state",
                    List.of(new Column<Integer>("origin.list.state", row -> Integer.toHexString(row * 0x9E3779B1))),
                    Flux.range(1, rows),
                    Locale.ENGLISH);
            StepVerifier.create(Objects.requireNonNull(answer.getBody()), 0)
                    .then(() -> await().pollInterval(Duration.ofMillis(2))
                            .atMost(SOON)
                            .until(ExportsTest::isWriting))
                    .thenCancel()
                    .verify(SOON);
            await().pollInterval(Duration.ofMillis(2)).atMost(SOON).until(() -> !isWriting());
        }
    }

    /** As after a connection that was closed before the answer began, of which the body is not always told. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void givenAFileThatNobodyTakes_whenTimeGoesBy_thenItIsGivenUp(String format) {
        var given = new AtomicBoolean();
        var answer = new Exports(new Texts(messages()), Clock.systemUTC(), Duration.ofMillis(100), EACH, ALL)
                .file(
                        format,
                        "origin.list.state",
                        List.of(new Column<Integer>("origin.list.state", row -> row)),
                        Flux.range(1, 10_000).doFinally(end -> given.set(true)),
                        Locale.ENGLISH);

        // some of it, and no more
        StepVerifier.create(Objects.requireNonNull(answer.getBody()), 2)
                .expectNextCount(2)
                .expectError(TimeoutException.class)
                .verify(SOON);
        await().atMost(SOON).until(() -> given.get() && !isWriting());
    }

    /** Each holds a connection to the database for as long as its reader takes. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    @Spec("SEC-02")
    void givenAsManyFilesAsMayBeUnderWay_whenOneMoreIsFetched_thenRefusedUntilOneIsLeft(String format) {
        var first = fetch(format, "a");
        fetch(format, "a");
        assertThatThrownBy(() -> fetch(format, "a")).as("of one account").hasRootCauseInstanceOf(TooMany.class);
        var third = fetch(format, "b");
        assertThatThrownBy(() -> fetch(format, "c"))
                .as("of all")
                .hasRootCauseInstanceOf(RejectedExecutionException.class);

        first.cancel();
        fetch(format, "c");
        third.cancel();
        fetch(format, "a");
    }

    /** The beginning of a file, then nothing more. */
    private BaseSubscriber<DataBuffer> fetch(String format, String account) {
        var begun = new CompletableFuture<Boolean>();
        var reader = new BaseSubscriber<DataBuffer>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(DataBuffer part) {
                begun.complete(true);
            }

            @Override
            protected void hookOnError(Throwable refused) {
                begun.completeExceptionally(refused);
            }
        };
        var answer = exports.file(
                format,
                "origin.list.state",
                List.of(new Column<Integer>("origin.list.state", row -> row)),
                Flux.range(1, 10_000),
                Locale.ENGLISH);
        Flux.from(Objects.requireNonNull(answer.getBody()))
                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(signedIn(account), null, List.of())))
                .subscribe(reader);
        begun.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        return reader;
    }

    private static SignedIn signedIn(String account) {
        return () -> new Actor(account, account, Role.APPLICANT, null, null);
    }

    private static boolean isWriting() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(Exports.class.getName())
                        && frame.getMethodName().equals("write"));
    }

    @Test
    void givenDatesAndNumbers_whenWrittenAsWorkbook_thenTheyAreSuch() throws IOException {
        assertThat(cell(LocalDate.of(2026, 11, 21)).asDate()).isEqualTo(LocalDateTime.of(2026, 11, 21, 0, 0));
        assertThat(cell(MOMENT).asDate()).isEqualTo(LocalDateTime.of(2026, 11, 21, 10, 2, 11));
        assertThat(cell(MOMENT).getType()).isEqualTo(CellType.NUMBER);
        assertThat(cell(-12_345L).asNumber()).isEqualByComparingTo("-12345");
        assertThat(cell(new BigDecimal("0.10")).asNumber()).isEqualByComparingTo("0.1");
        // what a workbook cannot count is told as a text
        assertThat(cell(LocalDate.of(1899, 12, 31)).getText()).isEqualTo("1899-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_x0041_", "a_x000D_b", "_x0041__x0042_", "_X0041_", "x0041_", "＝1", "𠮷 <&> \"'", "  a  "})
    void givenText_whenWrittenAsWorkbook_thenReadBackAsItIs(String text) throws IOException {
        var read = cell(text);

        assertThat(read.getType()).isEqualTo(CellType.STRING);
        // that library reads no escapes: the one that a workbook has for an underscore is read here
        assertThat(read.getText().replace("_x005F_", "_")).isEqualTo(text);
        assertThat(read.getText()).doesNotContainPattern("(?<!_x005F)_x00[0-4][0-9A-Da-d]_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "\t=1",
                " =1",
                "\u3000=1",
                "\u00A0＝1",
                "\r\n=1",
                "\u200B=1",
                "﹦1",
                "=cmd|' /C calc'!A0"
            })
    void givenTextThatWouldRun_whenWrittenAsLines_thenItDoesNot(String text) throws IOException {
        assertThat(csv(text)).isEqualTo("'" + text);
        assertThat(cell(text).getType()).isEqualTo(CellType.STRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "王小明", "1-2", "a@example.com", "", "'x", "a,b\"c\nd"})
    void givenOrdinaryText_whenWrittenAsLines_thenAsItIs(String text) throws IOException {
        assertThat(csv(text)).isEqualTo(text);
    }

    @Test
    void givenNumbersAndMoments_whenWrittenAsLines_thenAsTheyAreRead() throws IOException {
        assertThat(csv(-5)).isEqualTo("-5");
        assertThat(csv(new BigDecimal("-1E+3"))).isEqualTo("-1000");
        assertThat(csv(MOMENT)).isEqualTo("2026-11-21 10:02:11");
        assertThat(csv(LocalDate.of(2026, 11, 21))).isEqualTo("2026-11-21");
    }

    /** A moment that a column has made a text of could not be sorted or counted with. */
    @Test
    void givenTheColumnsOfAllLists_thenNoneMakesATextOfADate() throws IOException {
        var formatted = Pattern.compile("new Column<>\\([^;]*?RocDate\\.format\\(");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            var columns =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(columns).hasSizeGreaterThan(50);
            for (var source : columns) {
                assertThat(formatted.matcher(Files.readString(source)).find())
                        .as(source.toString())
                        .isFalse();
            }
        }
    }
}
