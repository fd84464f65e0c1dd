package io.caseledger.shared.web;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Remembers the language chosen by {@code ?lang=} in a cookie and comes back to the same page without it (SITE-02). */
@Component
@Order(LanguageSwitch.AFTER_SECURITY)
class LanguageSwitch implements WebFilter {
    /** Security's filters are at -100; they put their headers on this answer too. */
    static final int AFTER_SECURITY = -90;

    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var chosen = Language.named(request.getQueryParams().getFirst(Language.NAME));
        if (chosen == null
                || !HttpMethod.GET.equals(request.getMethod())
                || request.getPath().value().startsWith("/api/")) {
            return chain.filter(exchange);
        }
        var response = exchange.getResponse();
        response.addCookie(ResponseCookie.from(Language.NAME, chosen.getLanguage())
                .path("/")
                .maxAge(REMEMBERED)
                .sameSite("Lax")
                .httpOnly(true)
                .build());
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders().setLocation(withoutChoice(request.getURI()));
        return response.setComplete();
    }

    /** Path and query only, with one leading slash: {@code //elsewhere} would lead to another site. */
    static URI withoutChoice(URI asked) {
        var path = "/" + asked.getRawPath().replaceFirst("^[/\\\\]+", "");
        // taken apart by hand: what else stands there is left as it is, whatever it means to whom it is for
        var rest = asked.getRawQuery() == null
                ? ""
                : Stream.of(asked.getRawQuery().split("&"))
                        .filter(part -> !part.equals(Language.NAME) && !part.startsWith(Language.NAME + "="))
                        .collect(Collectors.joining("&"));
        return URI.create(rest.isEmpty() ? path : path + "?" + rest);
    }
}
