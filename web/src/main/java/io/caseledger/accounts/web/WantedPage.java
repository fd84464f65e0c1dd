package io.caseledger.accounts.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Which page somebody wanted before the login page came: kept in a cookie, so that a visitor needs no session. Only ever a page of this service. */
final class WantedPage implements ServerRequestCache {
    private static final String COOKIE = "wanted";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LONGEST = 2_000;

    @Override
    public Mono<Void> saveRequest(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (HttpMethod.GET.equals(request.getMethod())
                && request.getHeaders().getAccept().stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML))) {
            var uri = request.getURI();
            var path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            if (path.length() <= LONGEST) {
                exchange.getResponse()
                        .addCookie(cookie(
                                Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(path.getBytes(StandardCharsets.UTF_8)),
                                KEPT));
            }
        }
        return Mono.empty();
    }

    @Override
    public Mono<URI> getRedirectUri(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> {
            var cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
            if (cookie == null) {
                return null;
            }
            exchange.getResponse().addCookie(cookie("", Duration.ZERO));
            return page(cookie.getValue());
        });
    }

    @Override
    public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange exchange) {
        return Mono.empty();
    }

    /** A cookie can come from anywhere: what is not a path of this service leads home. */
    private static URI page(String value) {
        try {
            var path = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            return path.matches("/([^/\\\\].*)?") ? URI.create(path) : URI.create("/");
        } catch (IllegalArgumentException notOurs) {
            return URI.create("/");
        }
    }

    private static ResponseCookie cookie(String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .path("/login")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }
}
