package io.caseledger.shared.web;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;

import io.caseledger.shared.bus.SignedIn;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The parts of pages on a real server without the rest of the service: frame, fields, rows, lists, live. Not a component, so that the whole
 * service's tests do not find it. Its {@code main} shows the gallery at {@code /kit} for whoever changes the look.
 */
@ImportAutoConfiguration({
    CodecsAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebFluxAutoConfiguration.class
})
@EnableWebFluxSecurity
@Import({
    Messages.class,
    Templates.class,
    StaticFiles.class,
    ErrorAnswers.class,
    RuleTexts.class,
    RequestFactsFilter.class,
    Language.class,
    LanguageSwitch.class,
    Pages.class,
    PageAdvice.class,
    CodesController.class
})
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

    @Bean
    static TrustedProxies proxies() {
        return new TrustedProxies("");
    }

    /** Who looks is said by {@code ?as=}, remembered for what the page's scripts ask; the policy is the strict one of the service. */
    @Bean
    static SecurityWebFilterChain security(ServerHttpSecurity http) {
        WebFilter login = (exchange, chain) -> {
            var request = exchange.getRequest();
            var asked = request.getPath().value().equals("/session");
            var looked = request.getCookies().getFirst("as");
            var as = asked && looked != null
                    ? looked.getValue()
                    : request.getQueryParams().getFirst("as");
            if (!asked && request.getHeaders().getAccept().contains(MediaType.TEXT_HTML)) {
                exchange.getResponse()
                        .addCookie(ResponseCookie.from("as", as == null ? "" : as)
                                .path("/")
                                .build());
            }
            if (as == null || as.isEmpty()) {
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
                .andRoute(
                        GET("/"),
                        request ->
                                page(pages, request, HomeController.VIEW, Map.of("home", home(), "live", "/kit/live")))
                .andRoute(GET("/kit"), request -> page(pages, request, "kit/gallery", gallery(request, filled())))
                .andRoute(POST("/kit"), request -> request.formData().flatMap(sent -> {
                    var form = Form.of(sent);
                    return page(pages, request, "kit/gallery", gallery(request, answered(form)));
                }))
                .andRoute(POST("/kit/draft"), request -> request.formData().flatMap(sent -> {
                    DRAFTS.add(Form.of(sent));
                    return ServerResponse.noContent().build();
                }))
                // what a page asks before it sends
                .andRoute(
                        GET("/session"), request -> pages.of(request.exchange()).flatMap(page -> ServerResponse.ok()
                                .bodyValue(Map.of(
                                        "account",
                                        page.actor() == null ? "" : page.actor().accountId(),
                                        "token",
                                        page.csrf() == null ? "" : page.csrf().token()))))
                .andRoute(GET("/kit/live"), request -> ServerResponse.ok()
                        .body(BodyInserters.fromServerSentEvents(BEATS.asFlux())));
    }

    /** What autosave has sent. */
    static final List<Form> DRAFTS = new CopyOnWriteArrayList<>();

    /** What watching pages get. */
    static final Sinks.Many<ServerSentEvent<String>> BEATS =
            Sinks.many().multicast().directBestEffort();

    private static Home.Shown home() {
        var at = Instant.now().minusSeconds(8000);
        return new Home.Shown(
                List.of(
                        new Waiting(
                                "origin-corrections",
                                2,
                                "/kit",
                                List.of(Waiting.Item.since("ORG-20261121-00042", "/kit", "遠東機械 → Nordwind GmbH", at))),
                        new Waiting(
                                "origin-close",
                                1,
                                "/kit",
                                List.of(Waiting.Item.due("ORG-20261121-00041", "/kit", null, -2))),
                        new Waiting("stock-lots", 0, "/kit", List.of())),
                new Home.News(
                        at,
                        List.of(new Home.Line(
                                "ORG-20261121-00042",
                                "/kit",
                                new HistoryLine(
                                        41,
                                        0,
                                        "CorrectionRequested",
                                        "e-1",
                                        "c-1",
                                        at,
                                        "林審核",
                                        "簽發單位",
                                        null,
                                        "要求補正",
                                        null,
                                        List.of(),
                                        false))),
                        true));
    }

    private static Form filled() {
        return Form.blank()
                .with("exporter.name", "遠東機械股份有限公司")
                .with("shipment.destination", "JP")
                .with("goods[0].name", "工具機")
                .with("goods[0].quantity", "12.5")
                .with("goods[0].unit", "SET")
                .with("goods[1].name", "備用零件 𠮷")
                .with("goods[1].quantity", "300");
    }

    private static Form answered(Form form) {
        if (form.changesRows()) {
            return form.applied();
        }
        return form.refused(List.of(
                Violation.of("accounts.AccountFieldsAreFilled", "shipment.date"),
                Violation.of("accounts.AccountTextsFitTheirFields", "goods[1].quantity", "20")));
    }

    private static Map<String, Object> gallery(ServerRequest request, Form form) {
        var at = Instant.now().minusSeconds(8000);
        var states = List.of(
                new Option("RECEIVED", "已收件"),
                new Option("UNDER_REVIEW", "審核中"),
                new Option("CORRECTION_REQUESTED", "補正"),
                new Option("APPROVED", "已核可"),
                new Option("REJECTED", "退件"),
                new Option("COLLECTED", "已取件"),
                new Option("CLOSED", "已結案"),
                new Option("CANCELLED", "已取消"),
                new Option("REPLACED", "已換發"));
        return Map.of(
                "form",
                form,
                "at",
                at,
                "states",
                states,
                "forms",
                List.of(new Option("ELECTRONIC_SEAL", "電子印章式"), new Option("WET_STAMP", "非電子印章式")),
                "steps",
                List.of(
                        new Step("已收件", Step.Progress.DONE, at),
                        new Step("審核中", Step.Progress.CURRENT, at),
                        new Step("已核可", Step.Progress.TODO, null),
                        new Step("已取件", Step.Progress.TODO, null)),
                "entries",
                List.of(
                        new HistoryLine(
                                42,
                                1,
                                "CertificateRevised",
                                "e-2",
                                null,
                                at,
                                "遠東機械股份有限公司",
                                "申請人",
                                null,
                                "重新送出申請書",
                                null,
                                List.of(new HistoryLine.Change("goods[0].quantity", "貨品 1 數量", "12", "12.5")),
                                false),
                        new HistoryLine(
                                41,
                                0,
                                "CorrectionRequested",
                                "e-1",
                                "c-1",
                                at,
                                "林審核",
                                "簽發單位",
                                null,
                                "要求補正",
                                "數量與發票不符",
                                List.of(),
                                false)),
                "listing",
                Listing.of(request.exchange().getRequest(), "-receivedAt", Set.of("number", "receivedAt", "quantity"))
                        .found(87));
    }

    private static Mono<ServerResponse> page(
            Pages pages, ServerRequest request, String template, Map<String, Object> model) {
        return pages.of(request.exchange()).flatMap(page -> {
            var all = new HashMap<>(model);
            all.put("page", page);
            return ServerResponse.ok().render(template, all);
        });
    }
}
