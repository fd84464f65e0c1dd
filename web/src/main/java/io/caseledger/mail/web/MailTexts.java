package io.caseledger.mail.web;

import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.query.MailView;
import io.caseledger.shared.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes a mail's text from the message files: {@code mail.<template>.subject} and {@code .body}. */
@Component
class MailTexts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Taipei"));

    /** A finished text. */
    record Text(String subject, String body) {}

    private final MessageSource messages;
    private final Settings settings;

    MailTexts(MessageSource messages, Settings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    Text of(MailView mail) {
        var key = "mail." + MailTemplate.valueOf(mail.template()).key();
        var locale = Locale.forLanguageTag(mail.language());
        var args = mail.args().stream().map(MailTexts::shown).toArray();
        var body = messages.getMessage(key + ".body", args, locale) + "\n\n"
                + messages.getMessage(
                        "mail.foot", new Object[] {settings.publicUrl().toString()}, locale);
        // a subject is one line, whatever its arguments hold
        var subject = messages.getMessage(key + ".subject", args, locale).replaceAll("\\s+", " ");
        return new Text(subject, body);
    }

    /** A moment is stored in UTC and shown in Taipei's time (GEN-01). */
    private static String shown(String argument) {
        return argument.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z") ? TIME.format(Instant.parse(argument)) : argument;
    }
}
