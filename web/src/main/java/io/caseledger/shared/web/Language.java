package io.caseledger.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/**
 * Which of the two languages an answer is in (SITE-02). A page: the choice in the address ({@code ?lang=en}), else the cookie of an earlier choice,
 * else Traditional Chinese, whatever the browser asks for: it is a Taiwanese service, and the switch is on every page. The machine interface has no
 * cookie, so there {@code Accept-Language} counts.
 */
@Component("localeContextResolver")
public class Language implements LocaleContextResolver {
    public static final Locale DEFAULT = Locale.TAIWAN;
    static final String NAME = "lang";

    private static final List<Locale> SPOKEN = List.of(DEFAULT, Locale.ENGLISH);

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        return new SimpleLocaleContext(of(exchange.getRequest()));
    }

    @Override
    public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("the language is chosen by " + NAME + " in the address");
    }

    /** The language of an answer. */
    public static Locale of(ServerWebExchange exchange) {
        return Objects.requireNonNullElse(exchange.getLocaleContext().getLocale(), DEFAULT);
    }

    private static Locale of(ServerHttpRequest request) {
        var asked = named(request.getQueryParams().getFirst(NAME));
        if (asked != null) {
            return asked;
        }
        var cookie = request.getCookies().getFirst(NAME);
        var remembered = cookie == null ? null : named(cookie.getValue());
        if (remembered != null) {
            return remembered;
        }
        return request.getPath().value().startsWith("/api/") ? accepted(request) : DEFAULT;
    }

    private static Locale accepted(ServerHttpRequest request) {
        try {
            var found = Locale.lookup(request.getHeaders().getAcceptLanguage(), List.of(Locale.ENGLISH));
            return Objects.requireNonNullElse(found, DEFAULT);
        } catch (IllegalArgumentException malformed) {
            return DEFAULT;
        }
    }

    /** The language of a name as it stands in the address and the cookie: {@code zh} or {@code en}; null for anything else. */
    static @Nullable Locale named(@Nullable String name) {
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(name))
                .findFirst()
                .orElse(null);
    }
}
