package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.domain.FilledRecord;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are not what the route takes, sent to every route that takes one: the answer says what was wrong or wanted, and what was read is given back. */
class RefusedBodiesTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final List<String> OTHER_SHAPES = List.of(
            "[]",
            "[null]",
            "[[[[]]]]",
            "\"x\"",
            "1",
            "1.5",
            "true",
            "null",
            "",
            "{",
            "}",
            "{]",
            "x",
            "{\"a\"",
            "\u0000");
    private static final int LARGE = 1_200_000;

    private record BodyRoute(String name, String path, Class<?> type, boolean required, String caller) {
        RawRequest with(String body) {
            var headers = new ArrayList<>(RawRequest.basic(caller));
            headers.add("Content-Type: application/json");
            headers.add("Idempotency-Key: " + java.util.UUID.randomUUID());
            return new RawRequest("POST", path, headers, body, 4, false);
        }
    }

    private static List<BodyRoute> routes() {
        var table = AccessTable.read();
        return SERVICE
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(route -> route.getKey().getPatternsCondition().getPatterns().stream()
                        .map(pattern -> route(pattern.getPatternString(), route.getValue(), table)))
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    private static java.util.Optional<BodyRoute> route(
            String pattern, HandlerMethod method, Map<String, Map<String, String>> table) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                        && parameter.getParameterType().isRecord())
                .findFirst()
                .map(parameter -> new BodyRoute(
                        "POST " + pattern,
                        pattern.replaceAll("\\{[^/]+}", "1"),
                        parameter.getParameterType(),
                        java.util.Objects.requireNonNull(parameter.getParameterAnnotation(RequestBody.class))
                                .required(),
                        table.get("POST " + pattern).entrySet().stream()
                                .filter(cell -> cell.getValue().matches(".*(yes|404).*"))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElseThrow()));
    }

    @Test
    @Spec("GEN-12")
    void givenABodyOfAnotherShape_whenSentToAnyRoute_thenTheAnswerSaysWhatWasWrongOrWanted() {
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(15);
        var faults = new TreeMap<String, String>();
        for (var route : routes) {
            for (var body : OTHER_SHAPES) {
                var answer = route.with(body).send(SERVICE.port());
                if (answer.status() != 400 && (route.required() || !(body.isEmpty() || body.equals("null")))) {
                    faults.put(route.name() + " " + body, answer.status() + " " + answer.text());
                }
                check(route, body, answer, faults);
            }
            for (var body : misshapen(route.type())) {
                check(route, body, route.with(body).send(SERVICE.port()), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(BodyRoute route, String body, RawRequest.Answer answer, Map<String, String> faults) {
        var problem = answer.text().replaceAll("(?s)^[^{]*|[^}]*$", "");
        var violations = problem.isEmpty() ? null : JSON.readTree(problem).get("violations");
        if (answer.status() < 400 || answer.status() >= 500 || (answer.status() == 400 && !saysWhere(violations))) {
            faults.put(route.name() + " " + body, answer.status() + " " + answer.text());
        }
    }

    private static boolean saysWhere(@Nullable JsonNode violations) {
        return violations != null
                && !violations.isEmpty()
                && Stream.of("field", "message").allMatch(part -> violations
                        .valueStream()
                        .allMatch(
                                violation -> !violation.path(part).asString("").isBlank()));
    }

    /** As it should be, but for one object or list in it. */
    private static List<String> misshapen(Class<?> type) {
        var bodies = new ArrayList<String>();
        var paths = new ArrayList<String>();
        walk(sample(type), "", paths);
        for (var path : paths) {
            for (var wrong : List.of("null", "[]", "{}", "\"x\"", "1", "[null]", "{\"x\":{}}")) {
                var body = sample(type);
                int last = path.lastIndexOf('/');
                var owner = body.at(path.substring(0, last));
                if (owner instanceof ArrayNode list) {
                    list.set(Integer.parseInt(path.substring(last + 1)), JSON.readTree(wrong));
                } else {
                    ((ObjectNode) owner).set(path.substring(last + 1), JSON.readTree(wrong));
                }
                // what is as it may be is no fault, and must not be taken
                bodies.add(body.put("nobodyKnows", 1).toString());
            }
        }
        return bodies;
    }

    private static ObjectNode sample(Class<?> type) {
        return (ObjectNode) JSON.readTree(JSON.writeValueAsString(FilledRecord.of(type)));
    }

    private static void walk(JsonNode node, String path, List<String> found) {
        if (node.isContainer() && !path.isEmpty()) {
            found.add(path);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(part -> walk(part.getValue(), path + "/" + part.getKey(), found));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                walk(list.get(i), path + "/" + i, found);
            }
        }
    }

    @Test
    void givenRefusedBodies_whenAnswered_thenTheirBuffersAreGivenBack() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        var told = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
        told.addAppender(lines);
        var before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(Level.PARANOID);
        try {
            for (var route : routes()) {
                for (var body : List.of("[]", "{", "x".repeat(LARGE), "{\"a\":\"" + "x".repeat(300_000) + "\"}")) {
                    route.with(body).send(SERVICE.port());
                    // not let in, and unread
                    new RawRequest("POST", route.path(), List.of("Content-Type: application/json"), body, 4, false)
                            .send(SERVICE.port());
                    new RawRequest("POST", "/nowhere", List.of("Content-Type: text/plain"), body, 4, false)
                            .send(SERVICE.port());
                    new RawRequest(
                                    "POST",
                                    "/login",
                                    List.of("Content-Type: application/x-www-form-urlencoded"),
                                    body,
                                    4,
                                    false)
                            .send(SERVICE.port());
                }
            }
            // a leak is told of when it has been collected and the next buffer is made
            for (int i = 0; i < 5; i++) {
                System.gc();
                for (int n = 0; n < 50; n++) {
                    ByteBufAllocator.DEFAULT.buffer().release();
                }
            }
        } finally {
            ResourceLeakDetector.setLevel(before);
            told.detachAppender(lines);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }
}
