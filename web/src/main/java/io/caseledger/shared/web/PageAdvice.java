package io.caseledger.shared.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives every page the model attribute {@code page}. The machine interface has none, so that it makes no sessions for CSRF tokens. */
@ControllerAdvice(annotations = Controller.class)
record PageAdvice(Pages pages) {
    /** Waited for before the controller's method runs: forms need the CSRF token when they are rendered. */
    @ModelAttribute
    Mono<Void> page(ServerWebExchange exchange, Model model) {
        if (exchange.getRequest().getPath().value().startsWith("/api/")) {
            return Mono.empty();
        }
        return pages.of(exchange)
                .doOnNext(page -> model.addAttribute("page", page))
                .then();
    }
}
