package io.caseledger.origin.domain;

import io.caseledger.shared.reference.TaipeiTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;

/** Working time of the issuing units: Monday to Friday, Asia/Taipei. Public holidays are not known yet. */
final class WorkingDays {
    private WorkingDays() {}

    /** One working day after: the same time of the next working day. What comes at a weekend counts as come on Monday at midnight. */
    static Instant oneAfter(Instant instant) {
        var from = instant.atZone(TaipeiTime.ZONE);
        var start = isFree(from) ? nextWorkingDay(from).toLocalDate().atStartOfDay(TaipeiTime.ZONE) : from;
        return nextWorkingDay(start).toInstant();
    }

    private static ZonedDateTime nextWorkingDay(ZonedDateTime from) {
        var next = from.plusDays(1);
        while (isFree(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isFree(ZonedDateTime time) {
        return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
