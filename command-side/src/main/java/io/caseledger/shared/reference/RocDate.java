package io.caseledger.shared.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as typed and shown in Taiwan (GEN-01): ISO and years of the Republic of China 民國, where year 1 is 1912. */
public final class RocDate {

    /** Where times are shown. */
    public static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    /** The two forms of a day between machines, as a regular expression. */
    public static final String WRITTEN = "^(\\d{4}-\\d{2}-\\d{2}|\\d{1,3}/\\d{2}/\\d{2})$";

    private static final int OFFSET = 1911;
    /** A year of the common era before this one is a slip of the hand, such as 0115. */
    private static final int EARLIEST = 1800;

    private static final Pattern STRICT = Pattern.compile(WRITTEN);
    private static final Pattern SEPARATED = Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern SPELLED = Pattern.compile("(?:中華)?(?:民國)?(\\d{1,4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern RUN_TOGETHER = Pattern.compile("(\\d{2,4})(\\d{2})(\\d{2})");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private RocDate() {}

    /**
     * Reads {@code 2026-11-21}, {@code 2026/11/21}, {@code 20261121}, {@code 115/11/21}, {@code 115-11-21}, {@code 1151121} and
     * {@code 民國115年11月21日}. A year of four digits is of the common era, a shorter one of the ROC; a day that does not exist
     * gives nothing.
     */
    public static Optional<LocalDate> parse(String typed) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        String text = Typed.folded(typed).strip().replace(" ", "");
        Matcher separated = SEPARATED.matcher(text);
        if (separated.matches()) {
            return date(separated.group(1), separated.group(3), separated.group(4));
        }
        Matcher other = SPELLED.matcher(text);
        if (!other.matches()) {
            other = RUN_TOGETHER.matcher(text);
        }
        return other.matches() ? date(other.group(1), other.group(2), other.group(3)) : Optional.empty();
    }

    /** Reads {@code 2026-11-21} and {@code 115/11/21} and nothing else: what machines say, where nobody sees what a slip was taken for. */
    public static Optional<LocalDate> written(String text) {
        return STRICT.matcher(text).matches() ? parse(text) : Optional.empty();
    }

    /** The day in Taipei of a point in time. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, TAIPEI);
    }

    /** {@code 2026-11-21}. */
    public static String format(LocalDate date) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(date);
    }

    /** {@code 2026-11-21 10:02:11} in Taipei. */
    public static String format(Instant instant) {
        return DATE_TIME.format(instant.atZone(TAIPEI));
    }

    /** {@code 115/11/21}; a date before 1912 has no ROC year and is shown as {@code 1911-12-31}. */
    public static String formatRoc(LocalDate date) {
        int year = date.getYear() - OFFSET;
        return year < 1
                ? format(date)
                : String.format(Locale.ROOT, "%d/%02d/%02d", year, date.getMonthValue(), date.getDayOfMonth());
    }

    /** {@code 115/11/21 10:02:11} in Taipei. */
    public static String formatRoc(Instant instant) {
        return formatRoc(day(instant)) + " " + TIME.format(instant.atZone(TAIPEI));
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        int number = Integer.parseInt(year);
        int common = year.length() == 4 ? number : number + OFFSET;
        if (number == 0 || common < EARLIEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(common, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
