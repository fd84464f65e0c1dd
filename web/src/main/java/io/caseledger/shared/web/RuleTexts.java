package io.caseledger.shared.web;

import io.caseledger.shared.contract.Violation;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a rule says to a person, in the person's language. */
@Component("rules") // templates call it by this name
public record RuleTexts(MessageSource messages) {
    /** An argument that is itself a text in the reader's language: the name of a state, or which part of an identifier looks wrong. */
    private static final Pattern KEY = Pattern.compile("@(?:rule|identifier)\\.[a-zA-Z0-9._-]+");

    /** Masks in a sentence; pages group them everywhere else too. */
    private static final Pattern PIECES = Pattern.compile("(?<![\\d,.])\\d{4,}(?= (?:片|pieces\\b))");

    public String text(Violation violation, Locale locale) {
        var args = violation.args();
        var shown = new Object[args.size()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown(args.get(i), args.subList(i + 1, args.size()), locale);
        }
        return PIECES.matcher(messages.getMessage("rule." + violation.rule(), shown, locale))
                .replaceAll(pieces -> String.format(Locale.ROOT, "%,d", new BigInteger(pieces.group())));
    }

    /** What a rule says, and at which field. */
    public record Said(String field, String text) {}

    public List<Said> said(List<Violation> violations, Locale locale) {
        return violations.stream()
                .map(violation -> new Said(violation.field(), text(violation, locale)))
                .toList();
    }

    /** What is said of one field; null for nothing. */
    public @Nullable String at(@Nullable List<Said> said, String field) {
        return said == null
                ? null
                : said.stream()
                        .filter(one -> one.field().equals(field))
                        .map(Said::text)
                        .findFirst()
                        .orElse(null);
    }

    /** Such a text is filled with the arguments after it. What only looks like a key, as a name that somebody typed may, stays as it is. */
    private String shown(String arg, List<String> following, Locale locale) {
        if (!KEY.matcher(arg).matches()) {
            return arg;
        }
        var text = messages.getMessage(arg.substring(1), following.toArray(), arg, locale);
        return text == null ? arg : text;
    }
}
