package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** What is measured by route has as many names as there are routes: nobody makes more of them by asking for what there is not, and none is left out. */
class MeasuredRoutesTest {
    private static final int UNKNOWN = 200;
    private final RunningService service = RunningService.shared();

    @Test
    void givenAnyRequests_whenMeasured_thenByTheRoutesThatThereAre() {
        var routes = Route.all(service)
                .filter(route -> route.method().equals(HttpMethod.GET))
                .map(Route::pattern)
                .collect(Collectors.toCollection(TreeSet::new));
        routes.forEach(
                pattern -> ask("GET", pattern.replaceAll("\\{[^/]+}", "1").replace("**", "none")));
        for (int i = 0; i < UNKNOWN; i++) {
            ask(i % 10 == 0 ? "ODD" + i : "GET", "/none-" + i + "/such-" + i);
        }
        var registry = service.bean(MeterRegistry.class);
        assertThat(tags(registry, "method").size()).isLessThan(12);
        var measured = tags(registry, "uri");
        var known = Route.all(service).map(Route::pattern).collect(Collectors.toSet());
        known.addAll(List.of("UNKNOWN", "NOT_FOUND", "REDIRECTION", "root", "/**"));
        assertThat(known).containsAll(measured);
        assertThat(measured).as("what anybody may ask").contains("/login", "/api/openapi.json");
        assertThat(routes.size() * 2)
                .as("room for every route of theirs")
                .isLessThan(Integer.parseInt(service.setting("management.metrics.web.server.max-uri-tags")));
    }

    private void ask(String method, String path) {
        new RawRequest(method, path, List.of(), "", 3, path.contains("/live")).send(service.port());
    }

    private static TreeSet<String> tags(MeterRegistry registry, String name) {
        return registry.find("http.server.requests").meters().stream()
                .map(meter -> String.valueOf(meter.getId().getTag(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
