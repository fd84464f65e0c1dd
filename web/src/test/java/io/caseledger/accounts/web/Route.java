package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.AbstractHandlerMethodMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/**
 * A route that a running service has.
 *
 * @param consumes what a body may be
 * @param stream whether it answers with a stream of events
 */
record Route(HttpMethod method, String pattern, MediaType consumes, boolean stream) {
    String name() {
        return method + " " + pattern;
    }

    /** All of them, as its handler mappings have them. */
    static Stream<Route> all(RunningService service) {
        var mappings =
                Objects.requireNonNull(service.bean(DispatcherHandler.class).getHandlerMappings());
        return Stream.concat(
                mappings.stream().flatMap(mapping -> switch (mapping) {
                    case RequestMappingInfoHandlerMapping methods ->
                        methods.getHandlerMethods().keySet().stream().flatMap(Route::of);
                    case AbstractUrlHandlerMapping files ->
                        files.getHandlerMap().keySet().stream().map(pattern -> get(pattern.getPatternString()));
                    case AbstractHandlerMethodMapping<?> unknown ->
                        throw new AssertionError("routes that the tests do not see: " + unknown);
                    default -> {
                        // routes by functions: there are none, and who adds one adds it here
                        assertThat(mapping.toString()).doesNotContain("->");
                        yield Stream.empty();
                    }
                }),
                // taken by the security filter before any handler
                Stream.of(form("/login"), form("/logout")));
    }

    private static Stream<Route> of(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var consumes = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .filter(type -> !type.isWildcardType())
                .findFirst();
        var stream = info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                        .map(method -> new Route(
                                HttpMethod.valueOf(method.name()),
                                pattern.getPatternString(),
                                consumes.orElse(
                                        pattern.getPatternString().startsWith("/api/")
                                                ? MediaType.APPLICATION_JSON
                                                : MediaType.APPLICATION_FORM_URLENCODED),
                                stream)));
    }

    private static Route get(String pattern) {
        return new Route(HttpMethod.GET, pattern, MediaType.ALL, false);
    }

    private static Route form(String path) {
        return new Route(HttpMethod.POST, path, MediaType.APPLICATION_FORM_URLENCODED, false);
    }
}
