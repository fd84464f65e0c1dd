package io.caseledger.accounts.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A form with files has its CSRF token in its address: in its body it could be found only by reading all of it, for anybody (ADR 29). It is taken out of the
 * address before anything else sees that, and goes on as the header that scripts send: no log, link or stream's address has it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class CsrfFromAddress implements WebFilter {
    private static final String NAMED = CsrfTokens.PARAMETER + "=";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var uri = exchange.getRequest().getURI();
        var query = uri.getRawQuery();
        if (query == null || !query.contains(NAMED)) {
            return chain.filter(exchange);
        }
        var others = Arrays.stream(query.split("&"))
                .filter(part -> !part.startsWith(NAMED))
                .collect(Collectors.joining("&"));
        var token = token(query);
        var request = exchange.getRequest().mutate().uri(without(uri, others));
        if (token != null && !exchange.getRequest().getHeaders().containsHeader(CsrfTokens.HEADER)) {
            request.header(CsrfTokens.HEADER, token);
        }
        return chain.filter(exchange.mutate().request(request.build()).build());
    }

    private static @Nullable String token(String query) {
        try {
            return Arrays.stream(query.split("&"))
                    .filter(part -> part.startsWith(NAMED))
                    .map(part -> URLDecoder.decode(part.substring(NAMED.length()), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse(null);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static URI without(URI uri, String query) {
        var whole = uri.toString();
        return URI.create(whole.substring(0, whole.indexOf('?')) + (query.isEmpty() ? "" : "?" + query));
    }
}
