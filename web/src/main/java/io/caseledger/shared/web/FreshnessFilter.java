package io.caseledger.shared.web;

import io.caseledger.shared.processing.ReadSide;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says in a header of every page, file and API answer up to which event it goes, and whether it may lack something (GEN-13). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
record FreshnessFilter(ReadSide readSide) implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var freshness = Freshness.of(readSide.state());
        exchange.getAttributes().put(Freshness.class.getName(), freshness);
        if (HttpMethod.GET.equals(exchange.getRequest().getMethod()) && !StaticFiles.holds(exchange)) {
            var headers = exchange.getResponse().getHeaders();
            headers.set(Freshness.AS_OF, Long.toString(freshness.asOf()));
            if (freshness.stale()) {
                headers.set(Freshness.STALE, "true");
            }
        }
        return chain.filter(exchange).contextWrite(freshness::in);
    }
}
