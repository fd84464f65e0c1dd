package io.caseledger.shared.web;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * The parts of pages on a real server without the rest of the service: frame, fields, rows, lists, live. Not a component, so that the whole
 * service's tests do not find it. Its {@code main} shows the gallery at {@code /kit} for whoever changes the look.
 */
@ImportAutoConfiguration({
    CodecsAutoConfiguration.class,
    ErrorWebFluxAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebFluxAutoConfiguration.class
})
@EnableWebFluxSecurity
@Import({Messages.class, Language.class, LanguageSwitch.class, Pages.class, PageAdvice.class, HomeController.class})
class KitServer {
    static final Actor APPLICANT = new Actor("a-1", "遠東機械股份有限公司", Role.APPLICANT, null, null);
    static final Actor ISSUER = new Actor("i-1", "林審核", Role.ISSUER, "EB", null);

    public static void main(String[] args) {
        start(args.length > 0 ? Integer.parseInt(args[0]) : 8099);
    }

    /** @param port 0 for any free one */
    static ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(KitServer.class)
                .properties(Map.of(
                        "server.port", port,
                        "server.address", "127.0.0.1",
                        "spring.main.banner-mode", "off",
                        "spring.main.web-application-type", "reactive",
                        "spring.config.location", "optional:classpath:/none/",
                        "caseledger.demo", "true"))
                .run();
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Who looks is said by {@code ?as=}; the policy is the strict one of the service. */
    @Bean
    static SecurityWebFilterChain security(ServerHttpSecurity http) {
        WebFilter login = (exchange, chain) -> {
            var as = exchange.getRequest().getQueryParams().getFirst("as");
            if (as == null) {
                return chain.filter(exchange);
            }
            var actor = as.equals("issuer") ? ISSUER : APPLICANT;
            var token = UsernamePasswordAuthenticationToken.authenticated(
                    (SignedIn) () -> actor, null, AuthorityUtils.createAuthorityList("ROLE_" + actor.role()));
            return chain.filter(exchange).contextWrite(ReactiveSecurityContextHolder.withAuthentication(token));
        };
        return http.authorizeExchange(any -> any.anyExchange().permitAll())
                .addFilterAt(login, SecurityWebFiltersOrder.AUTHENTICATION)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'")))
                .build();
    }

    @Bean
    static RouterFunction<ServerResponse> routes(Pages pages) {
        return RouterFunctions.route(
                        GET("/kit/error/{status}"),
                        request -> page(
                                pages,
                                request,
                                "error/error",
                                Map.of(
                                        "status",
                                        Integer.valueOf(request.pathVariable("status")),
                                        "correlationId",
                                        "0193-aa11")))
                .andRoute(GET("/kit"), request -> page(pages, request, "kit/gallery", Map.of()))
                .andRoute(POST("/kit"), request -> page(pages, request, "kit/gallery", Map.of()));
    }

    private static Mono<ServerResponse> page(
            Pages pages, ServerRequest request, String template, Map<String, Object> model) {
        return pages.of(request.exchange()).flatMap(page -> {
            var all = new HashMap<>(model);
            all.put("page", page);
            all.put("list", List.of());
            return ServerResponse.ok().render(template, all);
        });
    }
}
