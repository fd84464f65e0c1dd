package io.caseledger.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts by their keys, in the reader's language. */
@Component
public record Texts(MessageSource messages) {
    public String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /**
     * Choices of a select.
     *
     * @param prefix of their texts' keys, which end in a constant's name
     */
    public List<Option> options(String prefix, Enum<?>[] values, Locale locale) {
        return Stream.of(values)
                .map(value -> new Option(value.name(), text(prefix + value.name(), locale)))
                .toList();
    }
}
