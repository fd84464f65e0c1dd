package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.reference.CodeLists;
import io.caseledger.shared.reference.TaipeiTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of every page needs to know, as model attribute {@code page}; also how a page shows times and numbers (GEN-01, GEN-02), so that
 * all pages do it alike.
 *
 * @param actor who is logged in, null for a visitor
 * @param menu what that role sees
 * @param menuHidden the visitor has hidden the menu
 * @param locale language of this answer
 * @param path this page's path with its query, for links that come back
 * @param demo demo mode: demo accounts and the mailbox page are shown
 * @param mails a mail server is set: what is to be mailed goes out
 * @param csrf token for scripts; forms get theirs through {@code th:action}. Null where CSRF protection is off for this path
 * @param freshness up to which event the page goes
 */
public record Page(
        @Nullable Actor actor,
        Menu menu,
        boolean menuHidden,
        Locale locale,
        String path,
        boolean demo,
        boolean mails,
        @Nullable Csrf csrf,
        Freshness freshness,
        Clock clock) {

    /** All times are shown there (GEN-01). */
    public static final ZoneId ZONE = ZoneId.of("Asia/Taipei");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Where scripts put the CSRF token. */
    public record Csrf(String header, String token) {}

    /** How long ago: message key and its number. */
    public record Age(String key, long count) {}

    public boolean signedIn() {
        return actor != null;
    }

    /** Whether all one sees is one's own, so that nobody has to be told whose it is. */
    public boolean own() {
        return actor != null && actor.role() == Role.APPLICANT;
    }

    /** Whether all one sees is of one's own issuing unit. */
    public boolean ownUnit() {
        return actor != null && actor.role() == Role.ISSUER;
    }

    public boolean english() {
        return locale.getLanguage().equals("en");
    }

    /** Value of the {@code lang} attribute. */
    public String lang() {
        return english() ? "en" : "zh-Hant-TW";
    }

    /** This page in a language: {@code zh} or {@code en}. */
    public String in(String language) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** Path without the query. */
    public String here() {
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Whether the address belongs to a menu entry: the entry's own page or one below it. */
    public boolean within(Menu.Entry entry) {
        return here().equals(entry.path()) || here().startsWith(entry.path() + "/");
    }

    /** Entry of a function code, for breadcrumbs; null where there is none. */
    public Menu.@Nullable Entry entry(@Nullable String code) {
        return code == null ? null : Menu.entry(code).orElse(null);
    }

    /** Group of a function code, for breadcrumbs; null where there is none. */
    public Menu.@Nullable Group group(@Nullable String code) {
        return code == null ? null : Menu.groupOf(code).orElse(null);
    }

    /** A moment to the minute, Taipei time. */
    public String time(@Nullable Instant at) {
        return at == null ? "–" : TIME.format(at.atZone(ZONE));
    }

    /** The end of a time, to the minute: what ends at midnight ends at 24:00 of its last day, and not on the next. */
    public String end(@Nullable Instant at) {
        return at != null && at.equals(TaipeiTime.day(at).atStartOfDay(ZONE).toInstant())
                ? date(TaipeiTime.lastDay(at)) + " 24:00"
                : time(at);
    }

    /** The last day of a time that ends then. */
    public String lastDay(@Nullable Instant end) {
        return end == null ? "–" : date(TaipeiTime.lastDay(end));
    }

    /** Its day, Taipei time. */
    public String day(@Nullable Instant at) {
        return at == null ? "–" : date(LocalDate.ofInstant(at, ZONE));
    }

    /** A moment to the second, Taipei time. */
    public String seconds(@Nullable Instant at) {
        return at == null ? "–" : SECONDS.format(at.atZone(ZONE));
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? "–" : date.toString();
    }

    /** A text whose dates and numbers stay on one line. */
    public List<Phrase> phrase(String text) {
        return Phrase.of(text);
    }

    /** How long ago a moment was; what lies ahead counts as now. */
    public Age age(Instant at) {
        var gone = Duration.between(at, clock.instant());
        if (gone.toMinutes() < 1) {
            return new Age("shared.age.now", 0);
        }
        if (gone.toHours() < 1) {
            return new Age("shared.age.minutes", gone.toMinutes());
        }
        if (gone.toDays() < 1) {
            return new Age("shared.age.hours", gone.toHours());
        }
        return new Age("shared.age.days", gone.toDays());
    }

    /** Name of a code in this page's language: {@code countries}, {@code TW} → 臺灣; empty where the list does not know it. */
    public String named(String list, @Nullable String code) {
        return code == null || code.isBlank()
                ? ""
                : CodeLists.byId(list)
                        .flatMap(codes -> codes.byCode(code))
                        .map(found -> found.name(locale))
                        .orElse("");
    }

    /** A code list's entries as choices of a select, in this page's language. */
    public List<Option> options(String list) {
        return CodeLists.byId(list)
                .map(codes -> codes.all(locale).stream()
                        .map(code -> new Option(code.code(), code.name(locale)))
                        .toList())
                .orElseThrow(() -> new IllegalArgumentException("no code list " + list));
    }

    /** A quantity or amount with thousands separators, no digit added or lost. */
    public String number(@Nullable BigDecimal value) {
        return value == null ? "–" : FieldWords.number(value);
    }
}
