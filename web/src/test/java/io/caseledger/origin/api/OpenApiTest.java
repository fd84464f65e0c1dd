package io.caseledger.origin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.web.CaseButton;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the interface, and its page. */
class OpenApiTest {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final String CERTIFICATES = "/api/v1/origin/certificates";

    @Test
    @Spec("API-01")
    void theInterfaceIsDescribedAndBrowsable() {
        var client = RunningService.shared().client();
        client.get()
                .uri("/api/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .value(String.class, version -> assertThat(version).startsWith("3.1"))
                .jsonPath(
                        "$.paths['/api/v1/origin/certificates/{number}/approve'].post.parameters[?(@.name=='Idempotency-Key')]")
                .isNotEmpty();
        var paths = JSON.readTree(Objects.requireNonNull(client.get()
                        .uri("/api/openapi.json")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()))
                .get("paths");
        // what the pages can do
        assertThat(List.of("{order}", "request-correction", "revise", "approve", "reject", "cancel", "collect"))
                .allSatisfy(command -> assertThat(paths.path(CERTIFICATES + "/{number}/" + command)
                                .has("post"))
                        .isTrue());
        assertThat(paths.path(CERTIFICATES + "/{number}/{order}").path("post").path("parameters"))
                .filteredOn(parameter -> parameter.path("name").asString().equals("order"))
                .flatExtracting(
                        parameter -> parameter.path("schema").path("enum").values())
                .extracting(JsonNode::asString)
                .containsExactlyElementsOf(
                        Stream.of(CaseButton.values()).map(CaseButton::word).toList());
        assertThat(List.of(CERTIFICATES, "/api/v1/origin/bulk-filings"))
                .allSatisfy(path -> assertThat(paths.path(path).has("post")).isTrue());
        assertThat(paths.path(CERTIFICATES).path("get").path("parameters"))
                .extracting(parameter -> parameter.path("name").asString())
                .contains(Arrays.stream(CaseFilter.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new))
                .contains("limit", "cursor");
        client.get()
                .uri("/api/docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("api-docs"));
    }
}
