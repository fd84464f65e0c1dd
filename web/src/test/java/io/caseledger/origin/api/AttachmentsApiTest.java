package io.caseledger.origin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.web.SampleFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents of a certificate's application over the network (COE0510-02): sent first, then named by their hash. */
class AttachmentsApiTest {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final String ORIGIN = "/api/v1/origin";

    private final WebTestClient applicant = as("applicant");

    private record Answer(int status, JsonNode body) {
        String violation() {
            return body.at("/violations/0/rule").asString() + " "
                    + body.at("/violations/0/field").asString();
        }
    }

    @Test
    @Spec({"COE0510-02", "API-02"})
    void givenADocument_whenUploadedAndNamed_thenTheCaseHasIt() {
        var kept = upload(applicant, "發票.pdf", pdf());
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.body().at("/fileName").asString()).isEqualTo("發票.pdf");
        assertThat(kept.body().at("/mediaType").asString()).isEqualTo("application/pdf");

        var filed = submit(applicant, kept.body());
        assertThat(filed.status()).isEqualTo(201);
        var number = filed.body().at("/receiptNumber").asString();
        var read = answer(applicant
                .get()
                .uri(ORIGIN + "/certificates/" + number)
                .header("Caseledger-After", filed.body().at("/position").asString())
                .exchange());
        assertThat(read.body().at("/application/attachments/0/sha256"))
                .isEqualTo(kept.body().at("/sha256"));
    }

    @Test
    @Spec({"COE0510-02", "GEN-05", "SEC-01"})
    void givenAContentThatTheAccountHasNotSent_whenNamed_thenRefusedInTheReadersLanguage() {
        var theirs = upload(as("applicant2"), "secret.pdf", pdf()).body();
        var refused = submit(applicant, theirs);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.violation()).isEqualTo("shared.FilesAreUploadedByTheirSender attachments[0].sha256");
        assertThat(refused.body().at("/violations/0").toString()).contains("須先由本帳號上傳");

        var made = ((ObjectNode) theirs.deepCopy()).put("sha256", "ab".repeat(32));
        var english =
                submit(applicant.mutate().defaultHeader("Accept-Language", "en").build(), made);
        assertThat(english.violation()).isEqualTo("shared.FilesAreUploadedByTheirSender attachments[0].sha256");
        assertThat(english.body().at("/violations/0").toString()).contains("must upload the file first");
    }

    @Test
    @Spec({"COE0510-02", "SEC-01"})
    void givenAProgramOrSomebodyWhoFilesNothing_whenUploaded_thenRefused() {
        var program = upload(applicant, "invoice.pdf", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8));
        assertThat(program.status()).isEqualTo(422);
        assertThat(program.body().at("/violations/0/rule").asString()).startsWith("shared.File");
        assertThat(upload(as("issuer"), "invoice.pdf", pdf()).status()).isEqualTo(403);
        assertThat(answer(applicant
                                .post()
                                .uri(ORIGIN + "/attachments")
                                .contentType(MediaType.MULTIPART_FORM_DATA)
                                .bodyValue(new MultipartBodyBuilder().build())
                                .exchange())
                        .status())
                .isEqualTo(400);
    }

    private static Answer submit(WebTestClient client, JsonNode attachment) {
        var application = (ObjectNode) JSON.valueToTree(SampleApplications.validFor("04595252"));
        application.putArray("attachments").add(attachment);
        return answer(client.post()
                .uri(ORIGIN + "/certificates")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(application.toString())
                .exchange());
    }

    private static Answer upload(WebTestClient client, String name, byte[] content) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", content).filename(name);
        return answer(client.post()
                .uri(ORIGIN + "/attachments")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(parts.build())
                .exchange());
    }

    private static Answer answer(WebTestClient.ResponseSpec response) {
        var result = response.expectBody().returnResult();
        var body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                body == null || body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
    }

    private static byte[] pdf() {
        return SampleFiles.pdf("% " + UUID.randomUUID());
    }

    private static WebTestClient as(String user) {
        return RunningService.shared()
                .client()
                .mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .defaultHeaders(headers -> headers.setBasicAuth(user, "Caseledger-2026"))
                .build();
    }
}
