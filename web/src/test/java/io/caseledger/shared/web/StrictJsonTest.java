package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FilledRecord;
import io.caseledger.stock.contract.GoodsReturn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever body the interface takes: what is sent is read as it stands, or refused at its field (GEN-12). */
@Spec("GEN-12")
class StrictJsonTest {
    private static final JsonMapper PLAIN = ContractJson.mapper();
    private static final JsonMapper STRICT = RunningService.shared().bean(JsonMapper.class);
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    /** All records that a route of the interface takes as its body. */
    static Stream<Class<?>> bodies() {
        return RunningService.shared()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(handler -> handler.getBeanType().getPackageName().endsWith(".api"))
                .flatMap(handler -> Arrays.stream(handler.getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .<Class<?>>map(parameter -> parameter.getParameterType())
                .filter(Class::isRecord)
                .distinct();
    }

    @Test
    void givenTheInterface_thenItsBodiesAreAllWalked() {
        assertThat(bodies().map(Class::getSimpleName))
                .hasSizeGreaterThan(13)
                .contains(
                        "CertificateApplication",
                        "PermitApplication",
                        "Flows",
                        "Returns",
                        "Release",
                        "AlertThresholds");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void givenAnyBody_whenAValueHasAnotherForm_thenItsFieldIsNamed(Class<?> type) {
        var values = values(type);
        assertThat(read(type, sample(type))).as("as it should be").isNull();
        assertThat(values).isNotEmpty();
        values.forEach((path, value) -> {
            for (var wrong : wrong(value)) {
                assertThat(field(read(type, with(type, path, wrong))))
                        .as(path + " as " + wrong)
                        .isEqualTo(path);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void givenAnyBody_whenAListHoldsNullOrAFieldComesTwiceOrIsUnknown_thenItIsNamed(Class<?> type) {
        walk(sample(type), "", (path, node) -> {
            if (node instanceof ArrayNode) {
                var body = sample(type);
                ((ArrayNode) at(body, path)).addNull();
                assertThat(field(read(type, body))).isEqualTo(path + "[1]");
            }
        });
        values(type).keySet().forEach(path -> {
            var name = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
            var text = sample(type)
                    .toString()
                    .replaceFirst("\"" + name + "\":", "\"" + name + "\":null,\"" + name + "\":");
            assertThat(field(catchThrowable(() -> STRICT.readValue(text, type))))
                    .as(text)
                    .endsWith(name);
        });
        var unknown = sample(type).put("nobodyKnows", 1);
        assertThat(field(read(type, unknown))).isEqualTo("nobodyKnows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-12-07\"", "\"115/12/07\""})
    void givenADayInOneOfItsForms_thenItIsRead(String day) {
        assertThat(STRICT.readValue("{\"flow\":1,\"pieces\":2,\"on\":" + day + "}", GoodsReturn.class)
                        .on())
                .isEqualTo(LocalDate.of(2026, 12, 7));
    }

    @Test
    void givenARequest_whenItsBodyIsNotAsItShouldBe_thenTheAnswerSaysWhere() {
        var bad = Map.of(
                "{\"returns\":[{\"flow\":1,\"pieces\":100.9}]}", "returns[0].pieces",
                "{\"returns\":[{\"flow\":1,\"flow\":2}]}", "returns[0].flow",
                "{\"returns\":[null]}", "returns[0]",
                "{\"returns\":[{\"flow\":1,\"pieces\":1,\"on\":20800}]}", "returns[0].on");
        bad.forEach((body, field) -> RunningService.shared()
                .client()
                .post()
                .uri("/api/v1/mask/stock/x/return-goods")
                .headers(headers -> {
                    headers.setBasicAuth("applicant", "Caseledger-2026");
                    headers.set("Idempotency-Key", UUID.randomUUID().toString());
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[0].field")
                .isEqualTo(field));
    }

    @Test
    void givenTheDescription_thenItSaysHowADayIsWritten() {
        var described = PLAIN.readTree(Objects.requireNonNull(RunningService.shared()
                .client()
                .get()
                .uri("/api/openapi.json")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
        var day = described.at("/components/schemas/GoodsReturn/properties/on");
        assertThat(day.path("type").asString()).isEqualTo("string");
        assertThat("2026-12-07").matches(day.path("pattern").asString());
        assertThat("115/12/07").matches(day.path("pattern").asString());
        assertThat("2026-12-07T00:00:00Z").doesNotMatch(day.path("pattern").asString());
        assertThat(described
                        .at("/components/schemas/GoodsReturn/properties/pieces/type")
                        .asString())
                .isEqualTo("integer");
    }

    private static List<Object> wrong(JsonNode value) {
        if (value.isString()) {
            return value.asString().matches(DAY)
                    ? List.of(
                            20800,
                            List.of(2026, 12, 7),
                            "2026-12-07T00:00:00Z",
                            "20261207",
                            "2026-12-32",
                            "2026/12/07",
                            " 2026-12-07",
                            "1151207",
                            true)
                    : List.of(0, 1.5, true, List.of("x"), Map.of());
        }
        if (value.isBoolean()) {
            return List.of(0, "true", "");
        }
        return value.isIntegralNumber()
                ? List.of(100.9, 1.0, "100", "", true, List.of(1))
                : List.of("100.5", "", true, List.of(1.5), new BigDecimal("1E+90"));
    }

    /** The values of a body that are no objects and no lists, by their paths as a refusal names them. */
    private static Map<String, JsonNode> values(Class<?> type) {
        var found = new LinkedHashMap<String, JsonNode>();
        walk(sample(type), "", (path, node) -> {
            if (node.isValueNode()) {
                found.put(path, node);
            }
        });
        return found;
    }

    private static ObjectNode sample(Class<?> type) {
        return (ObjectNode) PLAIN.readTree(PLAIN.writeValueAsString(FilledRecord.of(type)));
    }

    private static ObjectNode with(Class<?> type, String path, Object value) {
        var body = sample(type);
        var dot = path.lastIndexOf('.');
        var owner = dot < 0 ? body : at(body, path.substring(0, dot));
        if (path.endsWith("]")) {
            var list = (ArrayNode) at(body, path.substring(0, path.lastIndexOf('[')));
            list.set(0, (JsonNode) PLAIN.valueToTree(value));
        } else {
            ((ObjectNode) owner).set(path.substring(dot + 1), (JsonNode) PLAIN.valueToTree(value));
        }
        return body;
    }

    private static JsonNode at(JsonNode body, String path) {
        return body.at("/" + path.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/'));
    }

    private static void walk(JsonNode node, String path, BiConsumer<String, JsonNode> each) {
        each.accept(path, node);
        if (node instanceof ObjectNode) {
            node.properties()
                    .forEach(part ->
                            walk(part.getValue(), path.isEmpty() ? part.getKey() : path + "." + part.getKey(), each));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                walk(list.get(i), path + "[" + i + "]", each);
            }
        }
    }

    private static Throwable read(Class<?> type, JsonNode body) {
        return catchThrowable(() -> STRICT.readValue(PLAIN.writeValueAsString(body), type));
    }

    /** What the answer would name. */
    private static String field(Throwable unreadable) {
        assertThat(unreadable).as("refused").isNotNull();
        return Failure.of(new ServerWebInputException("unreadable", null, unreadable)).violations().stream()
                .map(Violation::field)
                .findFirst()
                .orElse("");
    }
}
