package io.caseledger.mask.read;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a row's columns by name. */
final class Columns {
    private Columns() {}

    static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    static String string(Readable row, String column) {
        return required(row, column, String.class);
    }

    static @Nullable String text(Readable row, String column) {
        return row.get(column, String.class);
    }

    static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    static int small(Readable row, String column) {
        return required(row, column, Integer.class);
    }

    static LocalDate day(Readable row, String column) {
        return required(row, column, LocalDate.class);
    }

    static Instant instant(Readable row, String column) {
        return required(row, column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(Readable row, String column) {
        var at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
