package io.caseledger.accounts.web;

import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Pages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who is signed in, asked by a page that may have stood open longer than its session before it sends what was typed (GEN-15). */
@RestController
record SessionController(Pages pages) {
    /**
     * @param account empty for a visitor
     * @param token CSRF token of the session, or of the visitor
     */
    record Standing(String account, String token) {
        private static Standing of(Page page) {
            var actor = page.actor();
            var csrf = page.csrf();
            return new Standing(actor == null ? "" : actor.accountId(), csrf == null ? "" : csrf.token());
        }
    }

    @GetMapping("/session")
    Mono<Standing> standing(ServerWebExchange exchange) {
        return pages.of(exchange).map(Standing::of);
    }
}
