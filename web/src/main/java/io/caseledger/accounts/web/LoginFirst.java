package io.caseledger.accounts.web;

import io.caseledger.shared.web.ErrorAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What somebody gets who is not signed in, or not any more (GEN-15): a page leads to the login page and back; a form is held until its sender has logged in
 * again; a script is told, and asks for itself.
 */
@Component
class LoginFirst implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {
    static final String LOGIN = "/login";

    private final RedirectServerAuthenticationEntryPoint toLogin = new RedirectServerAuthenticationEntryPoint(LOGIN);
    private final HeldForms held;
    private final CsrfTokens tokens;
    private final ErrorAnswers errors;

    LoginFirst(HeldForms held, CsrfTokens tokens, ErrorAnswers errors) {
        this.held = held;
        this.tokens = tokens;
        this.errors = errors;
        toLogin.setRequestCache(new WantedPage());
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        var request = exchange.getRequest();
        if (isScript(request)) {
            return errors.answer(exchange, HttpStatus.UNAUTHORIZED);
        }
        return held.carries(exchange) ? held.askToLogIn(exchange) : toLogin.commence(exchange, failure);
    }

    /** A form without a right token: where nobody is signed in, its session is over. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        var path = exchange.getRequest().getPath().value();
        if (path.equals(LOGIN) || path.equals("/logout")) {
            return errors.answer(exchange, HttpStatus.FORBIDDEN);
        }
        return tokens.isSignedIn(exchange)
                .flatMap(signedIn -> signedIn
                        ? errors.answer(exchange, HttpStatus.FORBIDDEN)
                        : isScript(exchange.getRequest())
                                ? errors.answer(exchange, HttpStatus.UNAUTHORIZED)
                                : held.carries(exchange)
                                        ? held.askToLogIn(exchange)
                                        : errors.answer(exchange, HttpStatus.FORBIDDEN));
    }

    private static boolean isScript(ServerHttpRequest request) {
        return request.getHeaders().containsHeader("X-Requested-With")
                || request.getHeaders().containsHeader("HX-Request");
    }
}
