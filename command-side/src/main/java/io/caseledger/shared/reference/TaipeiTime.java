package io.caseledger.shared.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time of day and the days that people here live by (GEN-01). */
public final class TaipeiTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Taipei");

    private TaipeiTime() {}

    /** The day that it is in Asia/Taipei. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The last day of a time that ends then: midnight ends the day before. */
    public static LocalDate lastDay(Instant end) {
        return day(end.minusNanos(1));
    }
}
