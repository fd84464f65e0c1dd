package io.caseledger.origin.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Of an agent’s file, each application is filed by what its own company has granted (ACC-09): the demo agent acts for one company, and not for the other. */
class BulkByAgentTest {
    private static final String API = "/api/v1/origin/bulk-filings";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = ContractJson.mapper();

    private final RunningService service = RunningService.shared();
    private final WebTestClient agent = service.client()
            .mutate()
            .defaultHeaders(headers -> headers.setBasicAuth("agent", "Caseledger-2026"))
            .build();

    @Test
    @Spec({"ACC-09", "COE0010-17"})
    void givenAgentsFileForTwoCompanies_whenFiled_thenOnlyForTheOneThatHasAgreed() {
        var file = service.bean(ApplicationXml.class).write(List.of(byAgent("04595252"), byAgent("62140097")));
        var started = JSON.readTree(agent.post()
                .uri(API)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_XML)
                .bodyValue(file)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        var result = await().atMost(PATIENCE)
                .until(() -> read(started.get("bulkId").asString()), now -> now.at("/filing/completedAt")
                        .isString());
        var items = result.get("items");
        assertThat(items.get(0).hasNonNull("receiptNumber")).isTrue();
        assertThat(items.get(1).hasNonNull("receiptNumber")).isFalse();
        assertThat(items.get(1).at("/faults/0/rule").asString()).isEqualTo("origin.ApplicantHasAuthorisedTheAgent");
        assertThat(items.get(1).at("/faults/0/field").asString()).isEqualTo("applicant.identityNumber");
    }

    private JsonNode read(String id) {
        return JSON.readTree(agent.get()
                .uri(API + "/" + id)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static CertificateApplication byAgent(String applicant) {
        var tree = (ObjectNode) JSON.valueToTree(SampleApplications.validFor(applicant));
        tree.putObject("agent")
                .put("identityNumber", "23456781")
                .put("nameChinese", "海峽報關行有限公司")
                .put("addressChinese", "臺北市中正區湖口街一號");
        return JSON.treeToValue(tree, CertificateApplication.class);
    }
}
