package io.caseledger.shared.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A whole list as a file to keep (GEN-04): row by row from the database to the network, never all of it in memory. */
@Component
public class Exports {
    /** Rows written at once; bounds what is in memory. */
    private static final int BATCH = 200;
    /** A sheet has 1,048,576 rows at most, one of which is the title row. */
    private static final int ROWS_A_SHEET = 1_048_575;

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    // without the mark, spreadsheet programs read UTF-8 as the local code page
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_BEGINS = "=+-@\t\r";
    private static final int TITLE_ROW = 1;
    /** Column width in characters. */
    private static final int WIDTH = 20;

    private final DefaultDataBufferFactory buffers = new DefaultDataBufferFactory();
    private final Executor writers = task -> Schedulers.boundedElastic().schedule(task);

    /** @param format {@code csv} or {@code xlsx} */
    public <T> ResponseEntity<Publisher<DataBuffer>> file(
            String format, String name, List<Column<T>> columns, Flux<T> rows) {
        return format.equals("csv") ? csv(name, columns, rows) : xlsx(name, columns, rows);
    }

    /** Comma-separated, UTF-8 with byte order mark; text that a spreadsheet would run as a formula gets an apostrophe in front. */
    public <T> ResponseEntity<Publisher<DataBuffer>> csv(String name, List<Column<T>> columns, Flux<T> rows) {
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
                Flux.concat(titles, lines).map(text -> buffers.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** A workbook with one sheet, a further one after each million rows. Text stays text there, so that nothing in it is a formula. */
    public <T> ResponseEntity<Publisher<DataBuffer>> xlsx(String name, List<Column<T>> columns, Flux<T> rows) {
        return download(
                name + ".xlsx",
                XLSX,
                DataBufferUtils.outputStreamPublisher(out -> write(out, name, columns, rows), buffers, writers));
    }

    private static ResponseEntity<Publisher<DataBuffer>> download(
            String fileName, MediaType type, Publisher<DataBuffer> body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
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
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        var text = value.toString();
        // a number may begin with a minus; a text may not, as a spreadsheet would calculate it
        var runs = value instanceof String && !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        return runs ? "'" + text : text;
    }

    private static <T> void write(OutputStream out, String name, List<Column<T>> columns, Flux<T> rows) {
        try (var workbook = new Workbook(out, "Caseledger", null);
                var source = rows.toStream(BATCH)) {
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
            Objects.requireNonNull(sheet).finish();
        } catch (IOException e) {
            // the browser has gone: nobody reads the rest
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Worksheet begin(Workbook workbook, String name, List<Column<T>> columns) {
        var sheet = workbook.newWorksheet(name);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, WIDTH);
            sheet.inlineString(0, i, columns.get(i).title());
            sheet.style(0, i).bold().set();
        }
        sheet.freezePane(0, TITLE_ROW);
        return sheet;
    }

    private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            // inline: shared strings would all be kept until the end
            default -> sheet.inlineString(row, column, value.toString());
        }
    }
}
