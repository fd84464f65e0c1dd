package io.caseledger.mail.outbox;

import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.shared.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Makes a mail's text from the message files: {@code mail.<template>.subject} and {@code .body}, which name the arguments and after them the list, where it has
 * one, whose rows are {@code .row}.
 */
@Component
public record MailTexts(MessageSource messages, Settings settings) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Taipei"));
    private static final List<Locale> ALL = List.of(Locale.TAIWAN, Locale.ENGLISH);

    /** The service’s own address: its place in every text, for links: {@code {9}/origin/certificates/{0}}. */
    private static final int ADDRESS = 9;

    /**
     * A finished text.
     *
     * @param parts the same in one language after the other
     */
    public record Text(String subject, List<Part> parts) {
        public String body() {
            return parts.stream()
                    .map(Part::body)
                    .collect(Collectors.joining("\n\n----------------------------------------\n\n"));
        }
    }

    /** @param language IETF tag */
    public record Part(String language, String body) {}

    /** @param language of a {@link Mail} */
    public Text of(MailTemplate template, List<String> args, String language) {
        var locales = language.equals(Mail.DEFAULT_LANGUAGE) ? ALL : List.of(Locale.forLanguageTag(language));
        return new Text(
                locales.stream().map(locale -> subject(template, args, locale)).collect(Collectors.joining(" | ")),
                locales.stream()
                        .map(locale -> new Part(locale.toLanguageTag(), body(template, args, locale)))
                        .toList());
    }

    private String subject(MailTemplate template, List<String> args, Locale locale) {
        // a subject is one line, whatever its arguments hold
        return said(template, ".subject", template.head(args), locale).replaceAll("\\s+", " ");
    }

    private String body(MailTemplate template, List<String> args, Locale locale) {
        var named = new ArrayList<>(template.head(args));
        var rows = template.rows(args).stream()
                .map(row -> said(template, ".row", row, locale))
                .toList();
        if (!rows.isEmpty()) {
            named.add(String.join("\n\n", rows));
        }
        return said(template, ".body", named, locale) + "\n\n"
                + messages.getMessage(
                        "mail.foot", new Object[] {settings.publicUrl().toString()}, locale);
    }

    private String said(MailTemplate template, String part, List<String> args, Locale locale) {
        var given =
                args.stream().<Object>map(argument -> shown(argument, locale)).toArray();
        var named = Arrays.copyOf(given, ADDRESS + 1);
        named[ADDRESS] = settings.publicUrl().toString().replaceAll("/$", "");
        return messages.getMessage("mail." + template.key() + part, named, locale);
    }

    /** A moment is stored in UTC and shown in Taipei's time (GEN-01). */
    private String shown(String argument, Locale locale) {
        if (argument.startsWith("@mail.")) {
            return messages.getMessage(argument.substring(1), null, locale);
        }
        return argument.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z") ? TIME.format(Instant.parse(argument)) : argument;
    }
}
