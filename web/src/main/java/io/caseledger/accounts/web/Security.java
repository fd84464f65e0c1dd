package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.ErrorAnswers;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;
import reactor.core.publisher.Mono;

/** How one gets in: the login page with a session for people, HTTP Basic without one for machines (API-06). */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableSpringWebSession
class Security {
    private static final String LOGIN = "/login";

    @Bean
    @Order(1)
    SecurityWebFilterChain securityOfApi(ServerHttpSecurity http, Logins logins, ErrorAnswers errors) {
        ServerAuthenticationEntryPoint askForBasic = (exchange, failure) -> {
            exchange.getResponse()
                    .getHeaders()
                    .set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Caseledger\", charset=\"UTF-8\"");
            return errors.answer(exchange, HttpStatus.UNAUTHORIZED);
        };
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/**"))
                .authorizeExchange(routes -> routes.pathMatchers(Routes.ofApiForVisitors())
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationManager(logins::byBasic)
                        .authenticationEntryPoint(askForBasic)
                        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(askForBasic).accessDeniedHandler(forbidden(errors)))
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                // nothing here is done on the word of a cookie
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain securityOfPages(
            ServerHttpSecurity http, Logins logins, ErrorAnswers errors, CsrfTokens csrfTokens) {
        var wanted = new WantedPage();
        var home = new RedirectServerAuthenticationSuccessHandler("/");
        home.setRequestCache(wanted);
        return http.authorizeExchange(routes -> routes.pathMatchers(Routes.forVisitors())
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .securityContextRepository(new WebSessionServerSecurityContextRepository())
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.authenticationManager(logins::byForm)
                        .requiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, LOGIN))
                        .authenticationEntryPoint(toLogin(wanted))
                        .authenticationSuccessHandler(home)
                        .authenticationFailureHandler(new RedirectServerAuthenticationFailureHandler(LOGIN + "?error")))
                .logout(logout -> logout.requiresLogout(
                                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                        .logoutHandler(new WebSessionServerLogoutHandler())
                        .logoutSuccessHandler(afterLogout()))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(fromFormsWithFilesToo())
                        .accessDeniedHandler(forbidden(errors)))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(toLogin(wanted)).accessDeniedHandler(forbidden(errors)))
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .build();
    }

    @Bean
    WebSessionIdResolver sessionCookie(Settings settings) {
        boolean secure = "https".equals(settings.publicUrl().getScheme());
        var resolver = new CookieWebSessionIdResolver();
        resolver.setCookieName(secure ? "__Host-session" : "session");
        resolver.addCookieInitializer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(secure).path("/"));
        return resolver;
    }

    /** A page leads to the login page; a part of a page, which htmx asks for, makes htmx go there. */
    private static ServerAuthenticationEntryPoint toLogin(WantedPage wanted) {
        var redirect = new RedirectServerAuthenticationEntryPoint(LOGIN);
        redirect.setRequestCache(wanted);
        return (exchange, failure) -> {
            if (exchange.getRequest().getHeaders().containsHeader("HX-Request")) {
                exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
                exchange.getResponse().getHeaders().set("HX-Redirect", LOGIN);
                return exchange.getResponse().setComplete();
            }
            return redirect.commence(exchange, failure);
        };
    }

    /** The token of a form that carries files stands in its body like any other field. */
    private static ServerCsrfTokenRequestAttributeHandler fromFormsWithFilesToo() {
        var handler = new XorServerCsrfTokenRequestAttributeHandler();
        handler.setTokenFromMultipartDataEnabled(true);
        return handler;
    }

    private static ServerAccessDeniedHandler forbidden(ErrorAnswers errors) {
        return (exchange, denied) -> errors.answer(exchange, HttpStatus.FORBIDDEN);
    }

    /** UI-01: one of the header's two ways out leads to the bureau's site. */
    private static ServerLogoutSuccessHandler afterLogout() {
        return (exchange, authentication) -> exchange.getExchange()
                .getFormData()
                .flatMap(form -> {
                    var response = exchange.getExchange().getResponse();
                    response.setStatusCode(HttpStatus.SEE_OTHER);
                    response.getHeaders()
                            .setLocation(URI.create(
                                    "bureau".equals(form.getFirst("to"))
                                            ? SecurityHeaders.BUREAU + "/"
                                            : LOGIN + "?logout"));
                    return Mono.<Void>empty();
                });
    }
}
