package io.caseledger.origin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.web.CaseButton;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CertificatesApiTest {
    private static final JsonMapper JSON = ContractJson.mapper();
    /** A thousand cases in one answer. */
    private static final int MOST_READ = 16 << 20;

    private static final String CERTIFICATES = "/api/v1/origin/certificates";

    private final WebTestClient applicant = as("applicant");
    private final WebTestClient issuer = as("issuer");

    @Test
    @Spec({"API-02", "API-03", "API-04"})
    void givenACase_whenTakenAndApproved_thenEachStepIsReadAtOnceAndStaleVersionsAreRefused() {
        var filed = submit(key());
        var number = text(filed, "/receiptNumber");
        var taken = post(issuer, number, "take", "{}", Map.of("If-Match", "\"0\""))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .returnResult();

        // reads its own write: the position of the command is waited for
        var read = issuer.get()
                .uri(CERTIFICATES + "/" + number)
                .header("Caseledger-After", position(taken))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .returnResult();
        assertThat(text(read, "/certificate/state")).isEqualTo("UNDER_REVIEW");

        post(issuer, number, "approve", "{}", Map.of("If-Match", "\"0\""))
                .expectStatus()
                .isEqualTo(412)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        var approved = post(issuer, number, "approve", "{}", Map.of("If-Match", "\"1\""))
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        var after = applicant
                .get()
                .uri(CERTIFICATES + "/" + number)
                .header("Caseledger-After", position(approved))
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(text(after, "/certificate/certificateNumber")).matches("TPE\\d{2}-\\d{6}");
    }

    @Test
    @Spec("API-02")
    void givenACase_whenOrdersWithoutABodyAreSent_thenEachOfThemIsTakenInItsTurn() {
        var number = text(submit(key()), "/receiptNumber");
        var left = EnumSet.allOf(CaseButton.class);
        for (int round = 0; round < CaseButton.values().length; round++) {
            left.removeIf(order -> post(issuer, number, order.word(), "{}", Map.of())
                    .returnResult(String.class)
                    .getStatus()
                    .is2xxSuccessful());
        }
        assertThat(left).isEmpty();
        post(issuer, number, "no-such-order", "{}", Map.of()).expectStatus().isNotFound();
    }

    @Test
    @Spec({"API-03", "GEN-07"})
    void givenASubmission_whenSentAgainWithTheSameKey_thenTheAnswerIsTheSameAndThereIsOneCase() {
        var key = key();
        var first = submit(key);
        var second = submit(key);
        assertThat(body(second)).isEqualTo(body(first));
        assertThat(text(submit(key()), "/receiptNumber")).isNotEqualTo(text(first, "/receiptNumber"));
        // another body under the same key is no repetition
        var other = (ObjectNode) JSON.readTree(JSON.writeValueAsString(SampleApplications.valid()));
        applicant
                .post()
                .uri(CERTIFICATES)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(other.put("remark", "something else").toString())
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].rule")
                .isEqualTo("shared.AKeyStandsForOneOrder")
                .jsonPath("$.violations[0].message")
                .value(String.class, said -> assertThat(said).contains(text(first, "/receiptNumber")));
        applicant
                .post()
                .uri(CERTIFICATES)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(SampleApplications.valid()))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].rule")
                .isEqualTo("shared.IdempotencyKeyIsGiven");
    }

    @Test
    @Spec({"GEN-06", "GEN-05"})
    void givenBadInput_whenSent_thenAProblemSaysWhatAndNoCaseIsMade() {
        var five = SampleApplications.valid();
        var json = (ObjectNode) JSON.valueToTree(five);
        json.put("originals", 5);
        ((ObjectNode) json.get("shipment")).put("destination", "AR");
        json.put("form", "ELECTRONIC_SEAL");
        var before = count();
        var refused = submit(json.toString(), key())
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .returnResult();
        var rules = JSON.readTree(body(refused))
                .at("/violations")
                .valueStream()
                .map(violation -> violation.get("rule").asString() + " "
                        + violation.get("field").asString())
                .toList();
        assertThat(rules).contains("origin.ManyCopiesNeedARemark remark", "origin.ArgentinaTakesNoElectronicSeal form");

        submit("{\"goods\":[{\"quantity\":\"many\"}]}", key())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[0].field")
                .isEqualTo("goods[0].quantity");
        submit("{\"typ\":\"01\"}", key()).expectStatus().isBadRequest();
        submit("{", key()).expectStatus().isBadRequest();
        assertThat(count()).isEqualTo(before);
    }

    @Test
    @Spec({"COE0150-03", "API-02"})
    void givenAForeignCase_whenAskedForOrOrdered_thenItIsAMissingOne() {
        var number = text(submit(key()), "/receiptNumber");
        for (var stranger : List.of(as("applicant2"), as("issuer2"))) {
            stranger.get()
                    .uri(CERTIFICATES + "/" + number)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            post(stranger, number, "cancel", "{}", Map.of()).expectStatus().isNotFound();
        }
        RunningService.shared()
                .client()
                .get()
                .uri(CERTIFICATES + "/" + number)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    @Spec("API-05")
    void givenCases_whenListedByCursor_thenEachIsSeenOnceAndLimitsHold() {
        for (int i = 0; i < 3; i++) {
            submit(key());
        }
        var last = submit(key());
        var first = list("?limit=2", position(last));
        assertThat(first.at("/items").size()).isEqualTo(2);
        assertThat(first.at("/items/0/receiptNumber").asString()).isEqualTo(text(last, "/receiptNumber"));
        var second = list("?limit=2&cursor=" + first.at("/next").asString(), position(last));
        var both = new ArrayList<String>();
        List.of(first, second).forEach(page -> page.get("items")
                .forEach(row -> both.add(row.get("receiptNumber").asString())));
        var atOnce = list("?limit=4", position(last)).get("items");
        assertThat(atOnce)
                .extracting(row -> row.get("receiptNumber").asString())
                .as("each once, in one order, none between the pages")
                .containsExactlyElementsOf(both);
        applicant
                .get()
                .uri(CERTIFICATES + "?limit=1001")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        applicant
                .get()
                .uri(CERTIFICATES + "?cursor=x")
                .exchange()
                .expectStatus()
                .isEqualTo(422);

        var exported = applicant
                .get()
                .uri(CERTIFICATES + "/export")
                .exchange()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
                .expectBody(String.class)
                .returnResult();
        assertThat(exported.getResponseBody()).contains(text(last, "/receiptNumber"));
    }

    @Test
    @Spec({"API-02", "GEN-10"})
    void givenAWatcher_whenTheOfficerTakesTheCase_thenItHearsWithinASecond() {
        var number = text(submit(key()), "/receiptNumber");
        var events = applicant
                .get()
                .uri("/api/v1/cases/" + number + "/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .filter(event -> event.event() != null);
        StepVerifier.create(events.map(event -> Objects.requireNonNull(event.event())))
                .expectNext("CertificateSubmitted")
                .then(() -> post(issuer, number, "take", "{}", Map.of())
                        .expectStatus()
                        .isOk())
                .expectNext("CaseTaken")
                .thenCancel()
                .verify(Duration.ofSeconds(10));
        applicant
                .get()
                .uri("/api/v1/cases/" + number + "/history")
                .exchange()
                .expectBody()
                .jsonPath("$[0].event")
                .isEqualTo("CaseTaken")
                .jsonPath("$[0].actorRole")
                .isEqualTo("ISSUER");
    }

    private static WebTestClient as(String user) {
        return RunningService.shared()
                .client()
                .mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_READ))
                .defaultHeaders(headers -> headers.setBasicAuth(user, "Caseledger-2026"))
                .build();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private EntityExchangeResult<byte[]> submit(String key) {
        CertificateApplication application = SampleApplications.valid();
        var filed = submit(JSON.writeValueAsString(application), key)
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
        list("?limit=1", position(filed));
        return filed;
    }

    private WebTestClient.ResponseSpec submit(String json, String key) {
        return applicant
                .post()
                .uri(CERTIFICATES)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private static WebTestClient.ResponseSpec post(
            WebTestClient client, String number, String command, String json, Map<String, String> headers) {
        return client.post()
                .uri(CERTIFICATES + "/" + number + "/" + command)
                .header("Idempotency-Key", key())
                .headers(all -> headers.forEach(all::set))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private JsonNode list(String query, String after) {
        var result = applicant
                .get()
                .uri(CERTIFICATES + query)
                .header("Caseledger-After", after)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        return JSON.readTree(body(result));
    }

    private int count() {
        return list("?limit=1000", "0").at("/items").size();
    }

    private static String position(EntityExchangeResult<byte[]> result) {
        return Objects.requireNonNull(result.getResponseHeaders().getFirst("Caseledger-Position"));
    }

    private static String text(EntityExchangeResult<byte[]> result, String pointer) {
        return JSON.readTree(body(result)).at(pointer).asString();
    }

    private static String body(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBodyContent()), StandardCharsets.UTF_8);
    }
}
