package io.caseledger.shared.web;

import io.caseledger.shared.bus.RequestFacts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionStore;
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
    /** When to come again after a 429. */
    private static final String LATER_SECONDS = "60";

    /** What a caller can mend its request by. */
    private static final List<String> TOLD = List.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_PATCH);

    private final Pages pages;
    private final RuleTexts rules;
    private final MessageSource messages;
    private final ServerResponse.Context context;

    ErrorAnswers(
            Pages pages,
            RuleTexts rules,
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
        if (Closed.withAnswer(error)) {
            return Mono.empty();
        }
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        if (Closed.byClient(error)) {
            // nobody is there to read an answer; what is left to Spring is logged as an error of ours, a page of stack
            // for each who hangs up
            exchange.getResponse().setStatusCode(HttpStatus.BAD_REQUEST);
            return Mono.empty();
        }
        return answer(exchange, Failure.of(error), error).onErrorComplete(Closed::withAnswer);
    }

    /** Answers a status that no exception stands for, such as a refused CSRF token. */
    public Mono<Void> answer(ServerWebExchange exchange, HttpStatus status) {
        return answer(exchange, new Failure(status, List.of(), true), null);
    }

    /** Shows a page where a filter answers, before any controller. */
    public Mono<Void> show(ServerWebExchange exchange, HttpStatus status, String view, Map<String, ?> model) {
        return pages.of(exchange).flatMap(page -> {
            var all = new HashMap<String, Object>(model);
            all.put("page", page);
            return ServerResponse.status(status)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .contentType(MediaType.TEXT_HTML)
                    .render(view, all)
                    .flatMap(response -> response.writeTo(exchange, context));
        });
    }

    private Mono<Void> answer(ServerWebExchange exchange, Failure failure, @Nullable Throwable error) {
        var facts = RequestFactsFilter.of(exchange);
        // of a file whose first part could not be made: the error is nothing to keep under its name
        exchange.getResponse().getHeaders().remove(HttpHeaders.CONTENT_DISPOSITION);
        if (error != null && !failure.expected()) {
            log.error(
                    "[{}] {} {} failed",
                    facts.correlationId(),
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().value(),
                    error);
        }
        if (failure.status() == HttpStatus.NO_CONTENT) {
            exchange.getResponse().setStatusCode(failure.status());
            return exchange.getResponse().setComplete();
        }
        if (isMachine(exchange)) {
            return problem(exchange, failure, facts).flatMap(response -> response.writeTo(exchange, context));
        }
        if (isStream(exchange)) {
            return words(exchange, failure).flatMap(response -> response.writeTo(exchange, context));
        }
        return page(exchange, pages.of(exchange), failure.onPage(), facts)
                // who is signed in cannot be told while the sessions are away, and the page needs a session like any
                // other
                .onErrorResume(
                        unshown -> !exchange.getResponse().isCommitted(),
                        unshown -> page(
                                new SignedOut(exchange),
                                Mono.fromSupplier(() -> pages.bare(exchange)),
                                failure.onPage(),
                                facts))
                // and where not even that can be drawn, the status and a sentence
                .onErrorResume(unshown -> !exchange.getResponse().isCommitted(), unshown -> words(exchange, failure)
                        .flatMap(response -> response.writeTo(exchange, context)));
    }

    /** A request as nobody's, so that nothing has to be looked up to answer it. */
    private static final class SignedOut extends ServerWebExchangeDecorator {
        private static final WebSessionStore NOWHERE = new InMemoryWebSessionStore();

        SignedOut(ServerWebExchange exchange) {
            super(exchange);
        }

        @Override
        public Mono<WebSession> getSession() {
            return NOWHERE.createWebSession();
        }
    }

    private Mono<ServerResponse> problem(ServerWebExchange exchange, Failure failure, RequestFacts facts) {
        var locale = Language.of(exchange);
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

    private Mono<Void> page(ServerWebExchange exchange, Mono<Page> frame, Failure failure, RequestFacts facts) {
        return frame.flatMap(page -> {
            var model = new HashMap<String, Object>();
            model.put("page", page);
            model.put("status", failure.status().value());
            model.put("correlationId", facts.correlationId());
            if (!failure.violations().isEmpty()) {
                model.put("detail", named(failure, page.locale()));
            }
            return prepared(failure)
                    .contentType(MediaType.TEXT_HTML)
                    .render("error/error", model)
                    .flatMap(response -> response.writeTo(exchange, context));
        });
    }

    /** For whoever wanted a stream of events: neither a page nor a problem would be read by anybody. */
    private Mono<ServerResponse> words(ServerWebExchange exchange, Failure failure) {
        var text = messages.getMessage("error." + known(failure.status()) + ".what", null, Language.of(exchange));
        return prepared(failure)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .bodyValue(text);
    }

    private static ServerResponse.BodyBuilder prepared(Failure failure) {
        var response = ServerResponse.status(failure.status())
                .headers(headers -> TOLD.stream()
                        .filter(failure.headers()::containsHeader)
                        .forEach(name -> headers.set(
                                name, String.join(", ", failure.headers().getValuesAsList(name)))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return switch (failure.status()) {
            case SERVICE_UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            case TOO_MANY_REQUESTS -> response.header(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
            default -> response;
        };
    }

    /** The same for a page that does not show the field: what it is about is said with it. */
    private String named(Failure failure, Locale locale) {
        return failure.violations().stream()
                .map(violation -> violation.field().isEmpty()
                        ? rules.text(violation, locale)
                        : messages.getMessage(
                                "error.field", new Object[] {violation.field(), rules.text(violation, locale)}, locale))
                .distinct()
                .collect(Collectors.joining(" "));
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

    /** What the caller would like; nothing where that cannot be read, which may be what it is told. */
    private static List<MediaType> accepted(ServerWebExchange exchange) {
        try {
            return exchange.getRequest().getHeaders().getAccept();
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }

    private static boolean isStream(ServerWebExchange exchange) {
        return accepted(exchange).stream().anyMatch(MediaType.TEXT_EVENT_STREAM::equals);
    }

    private static boolean isMachine(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/api/")
                || accepted(exchange).stream()
                        .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                && !type.isWildcardType()
                                && !type.isWildcardSubtype());
    }
}
