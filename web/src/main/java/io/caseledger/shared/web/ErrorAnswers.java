package io.caseledger.shared.web;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * The only place where an error becomes an answer (GEN-06, SITE-03): problem JSON (RFC 9457) for machines, a page for people. What was not expected is
 * logged once, here, with the correlation id that the answer shows.
 */
@Component
@Order(-2)
public class ErrorAnswers implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
    /** When to come again after a 503. */
    private static final String RETRY_SECONDS = "2";

    private final Pages pages;
    private final Rules rules;
    private final MessageSource messages;
    private final ServerResponse.Context context;

    ErrorAnswers(
            Pages pages,
            Rules rules,
            MessageSource messages,
            ServerCodecConfigurer codecs,
            ObjectProvider<ViewResolver> viewResolvers) {
        this.pages = pages;
        this.rules = rules;
        this.messages = messages;
        var views = viewResolvers.orderedStream().toList();
        this.context = new ServerResponse.Context() {
            @Override
            public List<HttpMessageWriter<?>> messageWriters() {
                return codecs.getWriters();
            }

            @Override
            public List<ViewResolver> viewResolvers() {
                return views;
            }
        };
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted() || Closed.byClient(error)) {
            return Mono.error(error);
        }
        return answer(exchange, Failure.of(error), error);
    }

    /** Answers a status that no exception stands for, such as a refused CSRF token. */
    public Mono<Void> answer(ServerWebExchange exchange, HttpStatus status) {
        return answer(exchange, new Failure(status, List.of(), true), null);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Failure failure, @Nullable Throwable error) {
        var facts = RequestFactsFilter.of(exchange);
        if (error != null && !failure.expected()) {
            log.error(
                    "[{}] {} {} failed",
                    facts.correlationId(),
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().value(),
                    error);
        }
        var machine = isMachine(exchange);
        return (machine ? problem(exchange, failure, facts) : page(exchange, failure.onPage(), facts))
                .flatMap(response -> response.writeTo(exchange, context));
    }

    private Mono<ServerResponse> problem(ServerWebExchange exchange, Failure failure, RequestFacts facts) {
        var locale = locale(exchange);
        var problem = ProblemDetail.forStatus(failure.status());
        problem.setType(URI.create("about:blank"));
        problem.setTitle(failure.status().getReasonPhrase());
        problem.setInstance(URI.create(exchange.getRequest().getPath().value()));
        problem.setProperty("correlationId", facts.correlationId());
        if (!failure.violations().isEmpty()) {
            problem.setDetail(detail(failure, locale));
            problem.setProperty(
                    "violations",
                    failure.violations().stream()
                            .map(violation -> Map.of(
                                    "rule", violation.rule(),
                                    "field", violation.field(),
                                    "message", rules.text(violation, locale)))
                            .toList());
        } else {
            problem.setDetail(messages.getMessage("error." + known(failure.status()) + ".what", null, locale));
        }
        return prepared(failure).contentType(MediaType.APPLICATION_PROBLEM_JSON).bodyValue(problem);
    }

    private Mono<ServerResponse> page(ServerWebExchange exchange, Failure failure, RequestFacts facts) {
        return pages.of(exchange).flatMap(page -> {
            var model = new HashMap<String, Object>();
            model.put("page", page);
            model.put("status", failure.status().value());
            model.put("correlationId", facts.correlationId());
            if (!failure.violations().isEmpty()) {
                model.put("detail", detail(failure, page.locale()));
            }
            return prepared(failure).contentType(MediaType.TEXT_HTML).render("error/error", model);
        });
    }

    private static ServerResponse.BodyBuilder prepared(Failure failure) {
        var response = ServerResponse.status(failure.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return failure.status() == HttpStatus.SERVICE_UNAVAILABLE
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                : response;
    }

    private String detail(Failure failure, Locale locale) {
        return failure.violations().stream()
                .map(violation -> rules.text(violation, locale))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** The status whose texts there are. */
    private static int known(HttpStatus status) {
        return switch (status.value()) {
            case 400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503 -> status.value();
            default -> status.is5xxServerError() ? 500 : 400;
        };
    }

    private static boolean isMachine(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/api/")
                || exchange.getRequest().getHeaders().getAccept().stream()
                        .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                && !type.isWildcardType()
                                && !type.isWildcardSubtype());
    }

    private static Locale locale(ServerWebExchange exchange) {
        var locale = exchange.getLocaleContext().getLocale();
        return locale == null ? Language.DEFAULT : locale;
    }
}
