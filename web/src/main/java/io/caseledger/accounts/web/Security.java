package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.ErrorAnswers;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;
import reactor.core.publisher.Mono;

/** How one gets in: the login page with a session for people, HTTP Basic without one for machines (API-06). */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableSpringWebSession
class Security {
    private static final String LOGIN = LoginFirst.LOGIN;

    /** On a port of its own, which only the house reaches; in demo mode there is none. */
    @Bean
    @Order(0)
    SecurityWebFilterChain securityOfManagement(ServerHttpSecurity http, Environment environment) {
        return http.securityMatcher(exchange -> {
                    var local = exchange.getRequest().getLocalAddress();
                    var port = environment.getProperty("local.management.port", Integer.class, -1);
                    var own = !port.equals(environment.getProperty("local.server.port", Integer.class, -1));
                    return own && local != null && local.getPort() == port
                            ? ServerWebExchangeMatcher.MatchResult.match()
                            : ServerWebExchangeMatcher.MatchResult.notMatch();
                })
                .authorizeExchange(routes -> routes.anyExchange().permitAll())
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                // nothing there is ordered
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .build();
    }

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
                .authorizeExchange(routes -> {
                    routes.pathMatchers(Routes.ofApiForVisitors()).permitAll();
                    Routes.reserve(routes);
                    routes.anyExchange().authenticated();
                })
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
            ServerHttpSecurity http,
            Logins logins,
            ErrorAnswers errors,
            CsrfTokens csrfTokens,
            KnownDevices devices,
            LoginFirst loginFirst,
            HeldForms held) {
        var wanted = new WantedPage();
        var home = new RedirectServerAuthenticationSuccessHandler("/");
        home.setRequestCache(wanted);
        var refused = new RedirectServerAuthenticationFailureHandler(LOGIN + "?error");
        ServerAuthenticationSuccessHandler in =
                (filter, login) -> devices.remember(filter.getExchange(), ((SignedInToken) login).account())
                        .then(held.goOn(filter.getExchange(), home.onAuthenticationSuccess(filter, login)));
        return http.authorizeExchange(routes -> {
                    routes.pathMatchers(Routes.forVisitors()).permitAll();
                    Routes.reserve(routes);
                    routes.anyExchange().authenticated();
                })
                .securityContextRepository(new WebSessionServerSecurityContextRepository())
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.authenticationManager(logins::byForm)
                        .requiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, LOGIN))
                        .authenticationEntryPoint(loginFirst)
                        .authenticationSuccessHandler(in)
                        .authenticationFailureHandler((filter, refusal) ->
                                held.askAgain(filter.getExchange(), refused.onAuthenticationFailure(filter, refusal))))
                .logout(logout -> logout.requiresLogout(
                                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                        .logoutHandler(new WebSessionServerLogoutHandler())
                        .logoutSuccessHandler(afterLogout()))
                .addFilterBefore(signedInFirst(loginFirst), SecurityWebFiltersOrder.CSRF)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new XorServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler(loginFirst))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(loginFirst).accessDeniedHandler(forbidden(errors)))
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .build();
    }

    /** Takes the cookie of a known device to where the login is checked. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter knownDevice(KnownDevices devices) {
        return (exchange, chain) -> chain.filter(exchange).contextWrite(context -> devices.in(exchange, context));
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

    /** Whether it asks the machine interface, where a session counts for nothing. */
    static boolean isApi(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/api/");
    }

    /**
     * No file is read of whoever must log in first: the CSRF filter, which comes before the one that asks, reads forms. What {@link HeldForms} reads is short, and
     * of this service's own pages.
     */
    private static WebFilter signedInFirst(ServerAuthenticationEntryPoint toLogin) {
        var visitors = ServerWebExchangeMatchers.pathMatchers(Routes.forVisitors());
        var sessions = new WebSessionServerSecurityContextRepository();
        return (exchange, chain) -> HttpMethod.GET.equals(exchange.getRequest().getMethod())
                ? chain.filter(exchange)
                : visitors.matches(exchange)
                        .map(ServerWebExchangeMatcher.MatchResult::isMatch)
                        .filter(isOpen -> !isOpen)
                        .flatMap(closed -> sessions.load(exchange).hasElement())
                        .defaultIfEmpty(true)
                        .flatMap(known -> known
                                // read here, where an unreadable form is an answer like any other
                                ? exchange.getFormData().then(Mono.defer(() -> chain.filter(exchange)))
                                : toLogin.commence(exchange, new AuthenticationCredentialsNotFoundException("nobody")));
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
