package io.caseledger.shared.web;

import io.caseledger.shared.bus.Places;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.shared.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/** A whole list as a file to keep (GEN-04): row by row from the database to the network, never all of it in memory. */
@Component
public class Exports implements DisposableBean {
    /** Rows written at once; bounds what is in memory. */
    private static final int BATCH = 200;
    /** A sheet has 1,048,576 rows at most, one of which is the title row. */
    private static final int ROWS_A_SHEET = 1_048_575;

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    // without the mark, spreadsheet programs read UTF-8 as the local code page
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What a spreadsheet calculates, in full width too, behind whatever it leaves out first. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@＝＋－＠﹦﹢﹣﹫].*", Pattern.DOTALL);
    /** Reads as a character of that number in a workbook's text, unless its underscore is written so itself. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    /** The first day that a workbook counts as everybody does; it takes 1900 for a leap year. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    /** How long somebody may take nothing of a file that is under way. */
    private static final Duration STILL = Duration.ofMinutes(2);

    private static final int WRITERS = 32;
    private static final int QUEUED = 1_000;

    private static final int TITLE_ROW = 1;
    /** Column width in characters. */
    private static final int WIDTH = 20;

    private final DefaultDataBufferFactory buffers = new DefaultDataBufferFactory();
    /** Of its own: a writer waits for its reader, and whoever else needs a worker must not wait behind it. */
    private final Scheduler writers = Schedulers.newBoundedElastic(WRITERS, QUEUED, "exports");

    private final Texts texts;
    private final Clock clock;
    private final Duration still;
    /** Each under way holds a connection to the database for as long as its reader takes: half of them are left to the pages. */
    private final Places places;

    @Autowired
    Exports(Texts texts, Clock clock, Settings settings) {
        this(
                texts,
                clock,
                STILL,
                settings.web().filesPerAccount(),
                Math.max(1, settings.database().r2dbcConnections() / 2));
    }

    /**
     * @param each most files under way of one account
     * @param all most of all accounts
     */
    Exports(Texts texts, Clock clock, Duration still, int each, int all) {
        this.texts = texts;
        this.clock = clock;
        this.still = still;
        this.places = new Places("exports", each, all);
    }

    /**
     * A file that is named after the list and the day.
     *
     * @param format {@code csv} or {@code xlsx}
     * @param name message key
     */
    public <T> ResponseEntity<Publisher<DataBuffer>> file(
            String format, String name, List<Column<T>> columns, Flux<T> rows, Locale locale) {
        var dated = texts.text(name, locale) + "-" + RocDate.day(clock.instant());
        var titled = columns.stream()
                .map(column -> new Column<>(texts.text(column.title(), locale), column.value()))
                .toList();
        return format.equals("csv") ? csv(dated, titled, rows, locale) : xlsx(dated, titled, rows, locale);
    }

    @Override
    public void destroy() {
        writers.dispose();
    }

    /** Comma-separated, UTF-8 with byte order mark; text that a spreadsheet would run as a formula gets an apostrophe in front. */
    private <T> ResponseEntity<Publisher<DataBuffer>> csv(
            String name, List<Column<T>> columns, Flux<T> rows, Locale locale) {
        var titles = Mono.fromSupplier(() -> BYTE_ORDER_MARK
                + lines(List.of(columns.stream().map(Column::title).toList())));
        var lines = rows.buffer(BATCH)
                .map(batch -> lines(batch.stream()
                        .map(row -> columns.stream()
                                .map(column -> cell(column.value().apply(row)))
                                .toList())
                        .toList()));
        return download(
                name + ".csv",
                CSV,
                Flux.concat(
                                titles,
                                lines,
                                Mono.deferContextual(
                                        context -> Mono.just(lines(List.of(List.of(asOf(context, locale)))))))
                        .map(text -> buffers.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** A workbook with one sheet, a further one after each million rows. Text stays text there, so that nothing in it is a formula. */
    private <T> ResponseEntity<Publisher<DataBuffer>> xlsx(
            String name, List<Column<T>> columns, Flux<T> rows, Locale locale) {
        return download(name + ".xlsx", XLSX, Flux.deferContextual(context -> {
            var last = asOf(context, locale);
            return DataBufferUtils.outputStreamPublisher(
                    out -> write(out, name, columns, rows, last), buffers, writers::schedule);
        }));
    }

    private ResponseEntity<Publisher<DataBuffer>> download(
            String fileName, MediaType type, Publisher<DataBuffer> body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.kept(fileName))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // one who goes at once is not always told of: without an end the writer, or the rows' connection, would
                // wait for ever
                .body(places.flux(() -> Flux.from(body).timeout(still)));
    }

    /** The last line of a file: up to which event it goes (GEN-13). */
    private String asOf(ContextView context, Locale locale) {
        var fresh = Freshness.of(context);
        var asOf = texts.text("shared.fresh.asOf", locale, Long.toString(fresh.asOf()));
        return !fresh.stale()
                ? asOf
                : asOf + " – "
                        + (fresh.lacking() > 0
                                ? texts.text("shared.fresh.lacking", locale, fresh.lacking())
                                : texts.text("shared.fresh.behind", locale, fresh.lag()));
    }

    private static String lines(List<List<String>> rows) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (var row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (value) {
            // a number may begin with a minus; a text may not, as a spreadsheet would calculate it
            case BigDecimal decimal -> decimal.toPlainString();
            case Number number -> number.toString();
            case Instant moment -> RocDate.format(moment);
            default -> {
                var text = value.toString();
                yield FORMULA.matcher(text).matches() ? "'" + text : text;
            }
        };
    }

    private static <T> void write(OutputStream out, String name, List<Column<T>> columns, Flux<T> rows, String last) {
        // not closed after a failure: that would write on, into a compressor that then never ends, and bring what is
        // cut off to a
        // proper end as if it were all
        var workbook = new Workbook(out, "Caseledger", null);
        // the one who fills the stream's queue takes its lock: that is no work for the database's event loop
        try (var source = rows.publishOn(Schedulers.boundedElastic(), BATCH).toStream(BATCH)) {
            Worksheet sheet = null;
            int sheets = 0;
            int next = 0;
            var rest = source.iterator();
            do {
                if (sheet == null || next > ROWS_A_SHEET) {
                    if (sheet != null) {
                        sheet.finish();
                    }
                    sheets++;
                    sheet = begin(workbook, sheets == 1 ? name : name + " " + sheets, columns);
                    next = TITLE_ROW;
                }
                if (rest.hasNext()) {
                    var row = rest.next();
                    for (int i = 0; i < columns.size(); i++) {
                        put(sheet, next, i, columns.get(i).value().apply(row));
                    }
                    next++;
                    if (next % BATCH == 0) {
                        sheet.flush();
                    }
                }
            } while (rest.hasNext());
            put(Objects.requireNonNull(sheet), next, 0, last);
            sheet.finish();
            workbook.finish();
        } catch (IOException e) {
            // the browser has gone: nobody reads the rest
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Worksheet begin(Workbook workbook, String name, List<Column<T>> columns) {
        var sheet = workbook.newWorksheet(name);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, WIDTH);
            sheet.inlineString(0, i, text(columns.get(i).title()));
            sheet.style(0, i).bold().set();
        }
        sheet.freezePane(0, TITLE_ROW);
        return sheet;
    }

    private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> put(sheet, row, column, date);
            case Instant moment -> {
                sheet.value(row, column, LocalDateTime.ofInstant(moment, TaipeiTime.ZONE));
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            // inline: shared strings would all be kept until the end
            default -> sheet.inlineString(row, column, text(value.toString()));
        }
    }

    private static void put(Worksheet sheet, int row, int column, LocalDate date) {
        if (date.isBefore(FIRST_DAY)) {
            sheet.inlineString(row, column, date.toString());
        } else {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        }
    }

    private static String text(String value) {
        return ESCAPE.matcher(value).replaceAll("_x005F_");
    }
}
