package io.caseledger.shared.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Places;
import io.caseledger.shared.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.MultiValueMap;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How much of a body is read, of whom and when: by route, before anything else looks at it. */
@Configuration(proxyBeanMethods = false)
class Bodies {
    /** Of a body without files: forms and JSON are far below, and what reads them takes less. */
    private static final long ORDINARY = 1024 * 1024;

    private static final long MEGABYTE = 1024 * 1024;
    private static final Set<HttpMethod> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private record Route(RequestMappingInfo mapping, long most) {
        boolean takes(ServerHttpRequest request) {
            var path = request.getPath().pathWithinApplication();
            return mapping.getMethodsCondition().getMethods().stream()
                            .anyMatch(method -> method.asHttpMethod().equals(request.getMethod()))
                    && mapping.getPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    /** The routes that take files; asked for late, as the mappings need what needs this. */
    record Routes(Supplier<List<Route>> all) {
        Optional<Route> of(ServerHttpRequest request) {
            return WITHOUT_BODY.contains(request.getMethod())
                    ? Optional.empty()
                    : all.get().stream().filter(route -> route.takes(request)).findFirst();
        }

        long most(ServerHttpRequest request) {
            return of(request).map(Route::most).orElse(ORDINARY);
        }
    }

    @Bean
    Routes routesThatTakeFiles(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new Routes(SingletonSupplier.of(() -> takingFiles(mappings.getObject())));
    }

    /** Around everything: a filter would come too late, as forms and parts are read from the request that the server has made. */
    @Bean
    HttpHandlerDecoratorFactory bodiesAreBounded(Routes routes) {
        return handler -> (request, response) -> handler.handle(new Bounded(request, routes.most(request)), response);
    }

    /** Before security, whose filters read forms: what says of itself that it is not for here is answered at once. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 20)
    WebFilter bodiesFitTheirRoute(Routes routes) {
        return (exchange, chain) -> {
            var request = exchange.getRequest();
            var route = routes.of(request);
            route.ifPresent(found -> exchange.getAttributes().put(TakesFiles.class.getName(), true));
            if (request.getHeaders().getContentLength() > routes.most(request)) {
                return Mono.error(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));
            }
            return route.isEmpty() && isInParts(request)
                    ? Mono.error(new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE))
                    : chain.filter(new Readable(exchange));
        };
    }

    /** After security: it is known who asks, and nothing has been read. Nor is it while as many of the same account are under way as may be. */
    @Bean
    @Order(LanguageSwitch.AFTER_SECURITY + 1)
    WebFilter onlyFilersSendFiles(Settings settings) {
        var places = new Places("uploads", settings.uploads().atOnce(), Integer.MAX_VALUE);
        return (exchange, chain) -> exchange.getAttribute(TakesFiles.class.getName()) == null
                ? chain.filter(exchange)
                : Commands.actor().flatMap(Uploads::require).then(places.mono(() -> chain.filter(exchange)));
    }

    private static List<Route> takingFiles(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(route -> Optional.ofNullable(route.getValue().getMethodAnnotation(TakesFiles.class))
                        .map(files -> new Route(route.getKey(), files.megabytes() * MEGABYTE))
                        .stream())
                .toList();
    }

    private static boolean isInParts(ServerHttpRequest request) {
        try {
            return Optional.ofNullable(request.getHeaders().getContentType())
                    .filter(type -> type.getType().equals(MediaType.MULTIPART_FORM_DATA.getType()))
                    .isPresent();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** What Spring's decoders throw of a body that is none – {@code %%%}, a part without a name – is the caller's fault, whoever reads it. */
    private static final class Readable extends ServerWebExchangeDecorator {
        Readable(ServerWebExchange exchange) {
            super(exchange);
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return super.getFormData().onErrorMap(Readable::isOfTheBody, Readable::unreadable);
        }

        @Override
        public Mono<MultiValueMap<String, Part>> getMultipartData() {
            return super.getMultipartData().onErrorMap(Readable::isOfTheBody, Readable::unreadable);
        }

        private static boolean isOfTheBody(Throwable error) {
            return error instanceof IllegalArgumentException || error instanceof IllegalStateException;
        }

        private static Throwable unreadable(Throwable cause) {
            return new ServerWebInputException("unreadable body", null, cause);
        }
    }

    /** A body that ends with an error where it is larger than it may be. */
    private static final class Bounded extends ServerHttpRequestDecorator {
        private final long most;

        Bounded(ServerHttpRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var read = new long[1];
                return super.getBody().map(Bounded::copied).doOnNext(buffer -> {
                    read[0] += buffer.readableByteCount();
                    if (read[0] > most) {
                        throw new DataBufferLimitException("more than " + most + " bytes");
                    }
                });
            });
        }

        /** The parser of multipart bodies releases what it cannot read twice: a pooled buffer would by then be another connection's. */
        private static DataBuffer copied(DataBuffer pooled) {
            var bytes = new byte[pooled.readableByteCount()];
            pooled.read(bytes);
            DataBufferUtils.release(pooled);
            return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
        }
    }
}
