package io.caseledger.shared.web;

import java.io.IOException;
import java.text.ChoiceFormat;
import java.text.FieldPosition;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All texts a person reads (SITE-02): every {@code messages/<name>.properties} of every module, Traditional Chinese, beside
 * {@code <name>_en.properties}. A file is found by lying there; there is no list to keep.
 */
@Configuration(proxyBeanMethods = false)
public class Messages {

    /** A key without a text is an error to Java; on a page it shows between question marks, which the browser tests look for. */
    @Bean
    public static MessageSource messageSource() throws IOException {
        var source = new CountedTexts();
        source.setBasenames(basenames().toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setDefaultLocale(Language.DEFAULT);
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        // looking for what no bundle has reads all of them, now and not on the first request's event loop
        for (var locale : List.of(Language.DEFAULT, Locale.ENGLISH)) {
            source.getMessage("", null, "", locale);
        }
        return source;
    }

    /** A choice by a count also where the count comes as it is shown, such as {@code 1,000}. */
    private static final class CountedTexts extends ResourceBundleMessageSource {
        @Override
        protected MessageFormat createMessageFormat(String text, @Nullable Locale locale) {
            var format = super.createMessageFormat(text, locale);
            var parts = format.getFormats();
            for (var i = 0; i < parts.length; i++) {
                if (parts[i] instanceof ChoiceFormat choice) {
                    format.setFormat(i, new Count(choice));
                }
            }
            return format;
        }
    }

    private static final class Count extends ChoiceFormat {
        Count(ChoiceFormat choice) {
            super(choice.getLimits(), (String[]) choice.getFormats());
        }

        @Override
        public StringBuffer format(Object count, StringBuffer to, FieldPosition at) {
            return count instanceof Number ? super.format(count, to, at) : super.format(number(count), to, at);
        }

        /** What cannot be read as a number is not one of anything. */
        private static double number(Object shown) {
            try {
                return Double.parseDouble(shown.toString().replace(",", "").strip());
            } catch (NumberFormatException none) {
                return 0;
            }
        }
    }

    /** Bundles by the names of their Chinese files, in the alphabet's order. */
    static SortedSet<String> basenames() throws IOException {
        var names = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            var name = Objects.requireNonNull(file.getFilename());
            if (!name.endsWith("_en.properties")) {
                names.add("messages/" + name.substring(0, name.length() - ".properties".length()));
            }
        }
        return names;
    }
}
