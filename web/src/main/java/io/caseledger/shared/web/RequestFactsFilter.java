package io.caseledger.shared.web;

import io.caseledger.shared.bus.RequestFacts;
import org.axonframework.common.IdentifierFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives each request its correlation id, answers it in a header, and keeps it for commands, logs and error pages. A caller's own id is not trusted. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
record RequestFactsFilter(TrustedProxies proxies) implements WebFilter {
    static final String HEADER = "Caseledger-Correlation";
    /** Query parameter of an order that is only to be checked; 204 where nothing is against it. */
    static final String CHECK = "check";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var facts = new RequestFacts(
                proxies.origin(exchange.getRequest()),
                IdentifierFactory.getInstance().generateIdentifier(),
                isCheck(exchange.getRequest()));
        exchange.getAttributes().put(RequestFacts.class.getName(), facts);
        exchange.getResponse().getHeaders().set(HEADER, facts.correlationId());
        return chain.filter(exchange).contextWrite(facts::in);
    }

    /** A page asks whether an order would be refused, before it asks its reader whether it is meant (confirm.js). */
    private static boolean isCheck(ServerHttpRequest request) {
        return HttpMethod.POST.equals(request.getMethod())
                && request.getQueryParams().containsKey(CHECK);
    }

    static RequestFacts of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(RequestFacts.class.getName(), RequestFacts.NONE);
    }
}
