package io.caseledger.demo.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** While the story is told nobody is let in, as it is not today; whoever comes sees how far it is (RUN-07). Health is answered as ever. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Preparing implements WebFilter {
    private static final String SECONDS = "2";
    private static final int DONE = 100;

    private final MessageSource messages;
    private volatile int percent = DONE;

    Preparing(MessageSource messages) {
        this.messages = messages;
    }

    void at(int reached) {
        percent = reached;
    }

    void done() {
        percent = DONE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var reached = percent;
        if (reached >= DONE || exchange.getRequest().getPath().value().startsWith("/actuator/")) {
            return chain.filter(exchange);
        }
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        var page = """
                <!DOCTYPE html><html lang="zh-Hant-TW"><head><meta charset="utf-8"><meta http-equiv="refresh" content="%s"><title>Caseledger</title></head>
                <body><h1>%s</h1><p lang="en">%s</p><progress max="100" value="%d"></progress></body></html>""".formatted(SECONDS, text(reached, Locale.TAIWAN), text(reached, Locale.ENGLISH), reached);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(page.getBytes(StandardCharsets.UTF_8))));
    }

    private String text(int reached, Locale locale) {
        return messages.getMessage("demo.preparing", new Object[] {reached}, locale);
    }
}
