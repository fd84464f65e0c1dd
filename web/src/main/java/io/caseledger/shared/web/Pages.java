package io.caseledger.shared.web;

import io.caseledger.shared.bus.SignedIn;
import io.caseledger.shared.contract.Actor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes the {@link Page} of a request: for controllers through {@link PageAdvice}, for error pages by hand. */
@Component
public class Pages {
    private static final String MENU_COOKIE = "menu";

    private final Clock clock;
    private final boolean demo;
    private final boolean mails;

    public Pages(
            Clock clock,
            @Value("${caseledger.demo:false}") boolean demo,
            @Value("${caseledger.mail.host:}") String mailHost) {
        this.clock = clock;
        this.demo = demo;
        this.mails = !mailHost.isBlank();
    }

    /** The frame's data; also lets {@code th:action} write the CSRF token into each form. */
    public Mono<Page> of(ServerWebExchange exchange) {
        return actor(exchange)
                .map(actor -> page(exchange, actor))
                .switchIfEmpty(Mono.fromSupplier(() -> page(exchange, null)))
                .flatMap(page -> csrf(exchange)
                        .map(token -> {
                            exchange.getAttributes().put(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, token);
                            return withCsrf(page, new Page.Csrf(token.getHeaderName(), token.getToken()));
                        })
                        .defaultIfEmpty(page));
    }

    /** For an answer that must not fail: nobody is signed in, and no form is sent from it. */
    Page bare(ServerWebExchange exchange) {
        return page(exchange, null);
    }

    /** Who is logged in; empty for a visitor. */
    static Mono<Actor> actor(ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(Authentication.class).mapNotNull(SignedIn::actorOf);
    }

    private Page page(ServerWebExchange exchange, @Nullable Actor actor) {
        var cookie = exchange.getRequest().getCookies().getFirst(MENU_COOKIE);
        var uri = exchange.getRequest().getURI();
        var query = uri.getRawQuery();
        return new Page(
                actor,
                Menu.ALL.visibleTo(actor == null ? null : actor.role(), demo),
                cookie != null && cookie.getValue().equals("hidden"),
                Language.of(exchange),
                uri.getRawPath() + (query == null ? "" : "?" + query),
                demo,
                mails,
                null,
                Freshness.of(exchange),
                clock);
    }

    private static Page withCsrf(Page page, Page.Csrf csrf) {
        return new Page(
                page.actor(),
                page.menu(),
                page.menuHidden(),
                page.locale(),
                page.path(),
                page.demo(),
                page.mails(),
                csrf,
                page.freshness(),
                page.clock());
    }

    private static Mono<CsrfToken> csrf(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token;
    }
}
