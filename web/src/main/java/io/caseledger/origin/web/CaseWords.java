package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateFields;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.shared.reference.CodeLists;
import io.caseledger.shared.web.FieldWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How a case's fields are called and their values read, and what else a case's words are: one place for document, history, differences, comments, mails. In
 * templates {@code @show}.
 */
@Component("show")
public class CaseWords extends FieldWords {

    CaseWords(MessageSource messages) {
        super(CertificateFields.ALL, messages);
        // read from files now: the first page to need them is made on an event loop
        CertificateTypes.all();
        CodeLists.all().forEach(list -> {
            list.all(Locale.TAIWAN);
            list.all(Locale.ENGLISH);
        });
    }

    /** The types have no code list: which there are, and what they ask for, is the capability's own. */
    @Override
    public String value(String path, @Nullable String raw, Locale locale) {
        return path.equals("type") && raw != null && !raw.isEmpty()
                ? raw + " " + type(raw, locale)
                : super.value(path, raw, locale);
    }

    /** Name of a certificate type; the code where it is not known any more. */
    public String type(String code, Locale locale) {
        return CertificateTypes.byCode(code).map(type -> name(type, locale)).orElse(code);
    }

    /** Name of a state. */
    public String state(String state, Locale locale) {
        return word("origin.state." + state, state, locale);
    }

    public String unit(String code, Locale locale) {
        return named("issuing-units", code, locale);
    }

    public String country(@Nullable String code, Locale locale) {
        return code == null ? "" : named("countries", code, locale);
    }

    static String name(CertificateType type, Locale locale) {
        return locale.getLanguage().equals("zh") ? type.nameChinese() : type.nameEnglish();
    }

    /** How much of the time for a review has gone: 0 to 100. */
    public int elapsed(Instant receivedAt, Instant dueAt, Clock clock) {
        var all = Math.max(1, Duration.between(receivedAt, dueAt).toSeconds());
        var gone = Duration.between(receivedAt, clock.instant()).toSeconds();
        return (int) Math.clamp(gone * 100 / all, 0, 100);
    }
}
