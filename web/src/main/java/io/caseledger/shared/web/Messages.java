package io.caseledger.shared.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
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
        var source = new ResourceBundleMessageSource();
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
