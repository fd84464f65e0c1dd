package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The headers that protect whoever reads an answer, on every answer, errors too (SEC-03): the first filter of all sets them just before the answer goes out,
 * where nothing has set them stricter. Cookies of a service that is reached by TLS are sent by TLS only, whoever sets them. What never reaches a filter gets them in {@link Connections}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders implements WebFilter {
    /** Where the header's link to the bureau leads after logging out (UI-01); a form's redirect needs it. */
    static final String BUREAU = "https://www.trade.gov.tw";

    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; form-action 'self' " + BUREAU + "; base-uri 'none'; object-src 'none'";

    private final Map<String, String> headers = new LinkedHashMap<>();

    /** Whether people come by TLS, wherever that ends. */
    private final boolean secure;

    @Autowired
    SecurityHeaders(Settings settings) {
        this("https".equals(settings.publicUrl().getScheme()));
    }

    SecurityHeaders(boolean secure) {
        this.secure = secure;
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.put(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), display-capture=(), browsing-topics=()");
        if (secure) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> {
            if (!response.getHeaders().containsHeader(HttpHeaders.CACHE_CONTROL)
                    && Routes.isStatic(exchange.getRequest().getPath().value())) {
                response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-cache");
            }
            addMissing(response.getHeaders()::containsHeader, response.getHeaders()::set);
            if (secure) {
                // a proxy ends TLS: what the request itself looks like tells nothing
                response.getCookies()
                        .values()
                        .forEach(cookies -> cookies.replaceAll(
                                cookie -> cookie.mutate().secure(true).build()));
            }
        }));
        return chain.filter(exchange);
    }

    /** To an answer that nothing has given them, or stricter ones. */
    void addMissing(Predicate<String> has, BiConsumer<String, String> set) {
        headers.forEach((name, value) -> {
            if (!has.test(name)) {
                set.accept(name, value);
            }
        });
    }
}
