package io.caseledger.stock.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.web.SampleFiles;
import io.caseledger.stock.contract.FlowKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Flows and returns declared over the network by the demo importer, on lots of its own. */
class StockApiTest {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final String STOCK = "/api/v1/mask/stock/";
    private static final int SESSIONS = 64;

    private final WebTestClient importer = as("applicant");

    @Test
    @Spec({"API-02", "MSK-31", "MSK-40"})
    void givenALot_whenAFlowIsDeclaredAndPartOfItReturned_thenTheBalanceIsReadAtOnce() {
        var lot = lot(1_000);
        var proof = upload();
        var flowed = declare(lot, "record-flow", flow("DRUG_DEALER", 400, "\"喆安藥局\"", proof));
        assertThat(flowed.status()).isEqualTo(200);
        var returned = declare(
                lot,
                "return-goods",
                "{\"returns\":[{\"flow\":1,\"pieces\":100,\"on\":\"" + today() + "\",\"reason\":\"包裝破損\"}]}");
        assertThat(returned.status()).isEqualTo(200);

        var read = importer.get()
                .uri(STOCK + lot)
                .header("Caseledger-After", returned.position())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .returnResult();
        var row = json(read.getResponseBody());
        assertThat(row.at("/stock").asLong()).isEqualTo(700);
        assertThat(row.at("/flowed").asLong()).isEqualTo(400);
        assertThat(row.at("/returned").asLong()).isEqualTo(100);
        var flows = read(importer, STOCK + lot + "/flows");
        assertThat(flows.at("/rows/0/proofs/0/sha256").asString()).isEqualTo(proof);
        assertThat(flows.at("/rows/0/returned").asLong()).isEqualTo(100);
        assertThat(read(importer, STOCK + lot + "/returns").at("/rows/0/reason").asString())
                .isEqualTo("包裝破損");
        assertThat(read(importer, "/api/v1/mask/stock?lotNumber=" + lot)
                        .at("/items/0/lotNumber")
                        .asString())
                .isEqualTo(lot);
    }

    @Test
    @Spec({"MSK-31", "MSK-33", "MSK-40", "GEN-06"})
    void givenBadInput_whenDeclared_thenItIsRefusedByItsRuleAndNothingMoves() {
        var lot = lot(1_000);
        var proof = upload();
        assertThat(declare(lot, "record-flow", flow("WHOLESALER", 1_001, "\"堃記\"", proof))
                        .rules())
                .contains("stock.FlowsDoNotExceedTheStock");
        assertThat(declare(lot, "record-flow", flow("WHOLESALER", 10, "\"堃記\"", null))
                        .rules())
                .contains("stock.FlowsAreProved");
        assertThat(declare(lot, "record-flow", flow("WHOLESALER", 10, "\"堃記\"", "ab".repeat(32)))
                        .rules())
                .contains("shared.FilesAreUploadedByTheirSender");
        assertThat(declare(lot, "record-flow", flow("WHOLESALER", 10, "null", proof))
                        .rules())
                .contains("stock.FlowsNameTheReceiver");
        assertThat(declare(lot, "record-flow", flow("WHOLESALER", -10, "\"堃記\"", proof))
                        .status())
                .isEqualTo(422);
        assertThat(declare(lot, "record-flow", "{}").status()).isEqualTo(422);
        assertThat(declare(lot, "record-flow", "{\"flows\":[{\"kind\":\"MOON\"}]}")
                        .status())
                .isEqualTo(400);
        assertThat(declare(lot, "record-flow", flow("OWN_USE", 10, "null", null))
                        .status())
                .isEqualTo(200);
        assertThat(declare(
                                lot,
                                "return-goods",
                                "{\"returns\":[{\"flow\":1,\"pieces\":11,\"on\":\"" + today()
                                        + "\",\"reason\":\"退\"}]}")
                        .rules())
                .contains("stock.ReturnsDoNotExceedTheirFlow");
        assertThat(declare(
                                lot,
                                "return-goods",
                                "{\"returns\":[{\"flow\":2,\"pieces\":1,\"on\":\"" + today() + "\",\"reason\":\"退\"}]}")
                        .rules())
                .contains("stock.ReturnsNameAFlow");
        StockEvents.caughtUp();
        assertThat(read(importer, STOCK + lot).at("/stock").asLong()).isEqualTo(990);
    }

    @Test
    @Spec({"MSK-33", "MSK-63"})
    void givenSixtyFourSessions_whenTheyTakeMoreThanThereIs_thenExactlyTheStockIsGranted() {
        var lot = lot(1_000);
        var granted = new AtomicInteger();
        Flux.range(0, SESSIONS)
                .flatMap(
                        session -> Mono.fromRunnable(() -> {
                                    var answer = declare(lot, "record-flow", flow("OWN_USE", 30, "null", null));
                                    if (answer.status() == 200) {
                                        granted.addAndGet(30);
                                    } else {
                                        assertThat(answer.rules()).contains("stock.FlowsDoNotExceedTheStock");
                                    }
                                })
                                .subscribeOn(Schedulers.boundedElastic()),
                        SESSIONS)
                .blockLast();
        assertThat(granted).hasValue(990);
        StockEvents.caughtUp();
        assertThat(read(importer, STOCK + lot).at("/stock").asLong()).isEqualTo(10);
        var balance = read(importer, "/api/v1/mask/balances?scope=LOT&onlyDifferences=true");
        assertThat(balance.at("/differences").asLong()).isZero();
    }

    @Test
    @Spec({"API-02", "GEN-07", "GEN-08"})
    void givenAFlow_whenSentAgainOrWithAStaleVersion_thenItIsDeclaredOnce() {
        var lot = lot(100);
        var key = UUID.randomUUID().toString();
        var body = flow("OWN_USE", 10, "null", null);
        var first = declare(importer, lot, "record-flow", body, key, "\"0\"");
        var again = declare(importer, lot, "record-flow", body, key, "\"0\"");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(declare(importer, lot, "record-flow", body, UUID.randomUUID().toString(), "\"0\"")
                        .status())
                .isEqualTo(412);
        StockEvents.caughtUp();
        assertThat(read(importer, STOCK + lot).at("/stock").asLong()).isEqualTo(90);
    }

    @Test
    @Spec({"MSK-64", "SEC-01"})
    void givenAForeignLot_whenAskedForOrOrdered_thenItIsAMissingOne() {
        var lot = lot(100);
        for (var user : List.of("applicant2", "issuer", "bank", "customs")) {
            // a role that has nothing to do with stock is not let in at all
            var answer = user.equals("applicant2") ? 404 : 403;
            as(user).get().uri(STOCK + lot).exchange().expectStatus().isEqualTo(answer);
            assertThat(declare(as(user), lot, "record-flow", flow("OWN_USE", 1, "null", null), key(), null)
                            .status())
                    .isEqualTo(answer);
        }
        assertThat(read(as("regulator"), STOCK + lot).at("/stock").asLong()).isEqualTo(100);
        assertThat(declare(as("regulator"), lot, "record-flow", flow("OWN_USE", 1, "null", null), key(), null)
                        .status())
                .isEqualTo(403);
        assertThat(read(as("applicant2"), "/api/v1/mask/movements?lotNumber=" + lot)
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    @Spec({"API-02", "MSK-60", "MSK-62", "MSK-64"})
    void givenMovements_whenTheDashboardIsReadOverTheNetwork_thenNowAndThenAreThere() {
        var before = read(importer, "/api/v1/mask/dashboard");
        var lot = lot(100);
        var taken = declare(lot, "record-flow", flow("OWN_USE", 40, "null", null));
        StockEvents.caughtUp();
        var now = read(importer, "/api/v1/mask/dashboard");
        assertThat(now.at("/stock").asLong() - before.at("/stock").asLong()).isEqualTo(60);
        var then =
                read(importer, "/api/v1/mask/dashboard?asOf=" + before.at("/at").asString());
        assertThat(then.at("/stock")).isEqualTo(before.at("/stock"));
        assertThat(then.at("/byFlowKind")).isEqualTo(before.at("/byFlowKind"));
        var movements = read(importer, "/api/v1/mask/movements?limit=1&lotNumber=" + lot);
        assertThat(movements.at("/items/0/measure").asString()).isEqualTo("FLOW");
        assertThat(movements.at("/items/0/position").asString()).isEqualTo(taken.position());
        assertThat(read(
                                importer,
                                "/api/v1/mask/movements?limit=1&lotNumber=" + lot + "&cursor="
                                        + movements.at("/next").asString())
                        .at("/items/0/measure")
                        .asString())
                .isEqualTo("IMPORT");
        var day = LocalDate.now(ZoneId.of("Asia/Taipei"));
        assertThat(read(importer, "/api/v1/mask/trend?from=" + day + "&to=" + day)
                        .at("/days/0/stock"))
                .isEqualTo(now.at("/stock"));
        importer.get()
                .uri("/api/v1/mask/dashboard?asOf=yesterday")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private record Answer(int status, JsonNode body, String position) {
        List<String> rules() {
            return body.at("/violations")
                    .valueStream()
                    .map(violation -> violation.at("/rule").asString())
                    .toList();
        }
    }

    private static String lot(long pieces) {
        var lot = StockEvents.open(
                DerivedId.of("demo-account", "applicant"),
                null,
                MaskKind.MEDICAL,
                "JP",
                LocalDate.of(2026, 11, 10),
                pieces,
                Instant.now());
        StockEvents.caughtUp();
        return lot.number;
    }

    private String upload() {
        var stored = importer.post()
                .uri("/api/v1/mask/proofs?name=invoice.pdf")
                .contentType(MediaType.APPLICATION_PDF)
                .bodyValue(SampleFiles.pdf())
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
        return json(stored.getResponseBody()).at("/sha256").asString();
    }

    private static String flow(String kind, long pieces, String receiver, @Nullable String proof) {
        return "{\"flows\":[{\"on\":\"" + today() + "\",\"kind\":\"" + FlowKind.valueOf(kind) + "\",\"receiver\":"
                + receiver
                + ",\"pieces\":" + pieces + ",\"proofs\":["
                + (proof == null ? "" : "{\"sha256\":\"" + proof + "\",\"fileName\":\"invoice.pdf\",\"size\":15}")
                + "]}]}";
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Taipei"));
    }

    private Answer declare(String lot, String command, String body) {
        return declare(importer, lot, command, body, key(), null);
    }

    private static Answer declare(
            WebTestClient client, String lot, String command, String body, String key, @Nullable String version) {
        var result = client.post()
                .uri(STOCK + lot + "/" + command)
                .header("Idempotency-Key", key)
                .headers(headers -> {
                    if (version != null) {
                        headers.set("If-Match", version);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
        var position = result.getResponseHeaders().getFirst("Caseledger-Position");
        return new Answer(result.getStatus().value(), json(result.getResponseBody()), position == null ? "" : position);
    }

    private static JsonNode read(WebTestClient client, String path) {
        return json(client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private static JsonNode json(byte @Nullable [] body) {
        return JSON.readTree(Objects.requireNonNull(body));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static WebTestClient as(String user) {
        return RunningService.shared()
                .client()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(user, "Caseledger-2026"))
                .build();
    }
}
