package io.caseledger.shared.web;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Style, scripts and pictures lie in jars, and Spring opens those on the calling thread: not on the event loop. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StaticFiles implements WebFilter {
    private static final List<String> PLACES = List.of("/css/", "/js/", "/img/", "/webjars/");

    static boolean holds(ServerWebExchange exchange) {
        return PLACES.stream().anyMatch(exchange.getRequest().getPath().value()::startsWith);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answer = chain.filter(exchange);
        return holds(exchange) ? answer.subscribeOn(Schedulers.boundedElastic()) : answer;
    }
}
