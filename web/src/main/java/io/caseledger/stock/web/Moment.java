package io.caseledger.stock.web;

import io.caseledger.shared.web.Page;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moment a page of figures shows (MSK-62): {@code asOf} in the address, a wall-clock time of Asia/Taipei such as {@code 2026-11-20T15:00}.
 *
 * @param typed as it stands in the address; empty for now
 * @param asOf null for now, and for what cannot be read
 * @param readable whether it could be read and does not lie ahead
 */
record Moment(String typed, @Nullable Instant asOf, boolean readable) {

    /** The database knows no years before it. */
    private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");

    static final Moment NOW = new Moment("", null, true);

    static Moment of(Optional<String> parameter, Clock clock) {
        var typed = parameter.map(String::strip).orElse("");
        if (typed.isEmpty()) {
            return NOW;
        }
        try {
            // a machine says a point in time, a person what a clock on the wall showed
            var at = typed.endsWith("Z")
                    ? Instant.parse(typed)
                    : LocalDateTime.parse(typed).atZone(Page.ZONE).toInstant();
            return new Moment(typed, at, !at.isBefore(FIRST) && !at.isAfter(clock.instant()));
        } catch (DateTimeException noMoment) {
            return new Moment(typed, null, false);
        }
    }

    public boolean past() {
        return readable && asOf != null;
    }

    public boolean isNow() {
        return readable && asOf == null;
    }

    /** As a page says it. */
    static String shown(Instant at) {
        return written(at).replace('T', ' ');
    }

    /** Value of a date and time field. */
    static String written(Instant at) {
        return at.atZone(Page.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
