package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * CSRF tokens (SEC-02). Who is signed in has one in the session, so a new one with each login. A visitor has one in a cookie that scripts cannot read: a
 * session for every visitor would let anybody fill the table.
 */
@Component
class CsrfTokens implements ServerCsrfTokenRepository {
    private static final String ATTRIBUTE = "csrf";
    static final String HEADER = "X-CSRF-TOKEN";
    static final String PARAMETER = "_csrf";

    private final String cookieName;
    private final boolean secure;

    CsrfTokens(Settings settings) {
        secure = "https".equals(settings.publicUrl().getScheme());
        cookieName = secure ? "__Host-csrf" : "csrf";
    }

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        // its random source may block
        return Mono.fromSupplier(() -> token(UUID.randomUUID().toString())).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        if (token == null) {
            exchange.getResponse().addCookie(cookie("", Duration.ZERO));
            return Mono.empty();
        }
        return signedIn(exchange)
                .doOnNext(session -> session.getAttributes().put(ATTRIBUTE, token.getToken()))
                .hasElement()
                .doOnNext(signedIn -> {
                    if (!signedIn) {
                        exchange.getResponse().addCookie(cookie(token.getToken(), Duration.ofSeconds(-1)));
                    }
                })
                .then();
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return signedIn(exchange)
                .map(session -> Objects.requireNonNullElse(session.<String>getAttribute(ATTRIBUTE), ""))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    var cookie = exchange.getRequest().getCookies().getFirst(cookieName);
                    return cookie == null ? "" : cookie.getValue();
                }))
                .filter(value -> !value.isEmpty())
                .map(CsrfTokens::token);
    }

    /** Whether the request comes with a session in which somebody is signed in. */
    Mono<Boolean> isSignedIn(ServerWebExchange exchange) {
        return signedIn(exchange).hasElement();
    }

    private static Mono<WebSession> signedIn(ServerWebExchange exchange) {
        return exchange.getSession().filter(session -> session.getAttributes()
                .containsKey(WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME));
    }

    private ResponseCookie cookie(String value, Duration age) {
        return ResponseCookie.from(cookieName, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, PARAMETER, value);
    }
}
