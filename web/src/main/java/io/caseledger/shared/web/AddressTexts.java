package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.TextPolicy;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What an address says, and those headers that reach a query, a command or the log, are texts like any other (GEN-12): bad ones are refused before anything
 * reads them, whatever route they are for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AddressTexts implements WebFilter {
    /** What a fault of the path, or of a parameter's name, is said of. */
    private static final String ADDRESS = "address";

    private static final List<String> HEADERS = List.of(
            "Idempotency-Key",
            HttpHeaders.IF_MATCH,
            "Caseledger-After",
            Live.LAST_EVENT_ID,
            HttpHeaders.ACCEPT_LANGUAGE);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var faults = faults(exchange.getRequest());
        return faults.isEmpty() ? chain.filter(exchange) : Mono.error(new Rejection(Rejection.Kind.INVALID, faults));
    }

    private static List<Violation> faults(ServerHttpRequest request) {
        var found = new ArrayList<Violation>();
        for (var element : request.getPath().elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                check(segment.valueToMatch(), ADDRESS, found);
            }
        }
        request.getQueryParams().forEach((name, values) -> {
            if (check(name, ADDRESS, found)) {
                values.forEach(value -> check(value, name, found));
            }
        });
        for (var header : HEADERS) {
            request.getHeaders().getOrEmpty(header).forEach(value -> check(value, header, found));
        }
        return found;
    }

    private static boolean check(@Nullable String text, String field, List<Violation> found) {
        var fault = text == null ? Optional.<Violation>empty() : TextPolicy.check(text, field, TextPolicy.Lines.ONE);
        fault.ifPresent(found::add);
        return fault.isEmpty();
    }
}
