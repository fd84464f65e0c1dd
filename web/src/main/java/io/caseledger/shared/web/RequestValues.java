package io.caseledger.shared.web;

import io.caseledger.shared.reference.RocDate;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What an address says to a handler: days and moments in the forms that people and machines write them, and within what is kept; filters by their readers. */
@Configuration(proxyBeanMethods = false)
class RequestValues implements WebFluxConfigurer {
    /** Nothing of the service is older or later; the database knows no such years. */
    private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final List<FilterReader<?>> readers;

    RequestValues(List<FilterReader<?>> readers) {
        this.readers = readers;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new Day());
        registry.addConverter(new Moment());
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        readers.forEach(reader -> configurer.addCustomResolver(new Filters<>(reader)));
    }

    private record Day() implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return RocDate.written(text.strip()).orElseThrow(() -> new IllegalArgumentException("no day"));
        }
    }

    private record Moment() implements Converter<String, Instant> {
        @Override
        public Instant convert(String text) {
            var at = Instant.parse(text.strip());
            if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
                throw new IllegalArgumentException("no moment that is kept");
            }
            return at;
        }
    }

    private record Filters<F>(FilterReader<F> reader) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == reader.type();
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return Mono.fromCallable(() -> {
                var asked = new AskedFilters(exchange.getRequest().getQueryParams(), beside(parameter));
                var filter = reader.read().apply(asked);
                asked.require();
                return filter;
            });
        }

        private static List<String> beside(MethodParameter filter) {
            return Stream.concat(
                            Stream.of(Language.NAME),
                            Arrays.stream(filter.getExecutable().getParameters())
                                    .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                                    .map(Parameter::getName))
                    .toList();
        }
    }
}
