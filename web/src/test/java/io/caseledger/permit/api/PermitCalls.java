package io.caseledger.permit.api;

import io.caseledger.RunningService;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.DerivedId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls on permits as one account's program makes them, against the service that all tests share. */
public final class PermitCalls {
    public static final String PERMITS = "/api/v1/mask/permits";
    /** As the demo account {@code applicant} is opened with. */
    public static final String APPLICANT_IDENTITY = "04595252";

    private static final JsonMapper JSON = ContractJson.mapper();

    private final WebTestClient client;

    private PermitCalls(WebTestClient client) {
        this.client = client;
    }

    public static PermitCalls as(String user) {
        return new PermitCalls(RunningService.shared()
                .client()
                .mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .defaultHeaders(headers -> headers.setBasicAuth(user, "Caseledger-2026"))
                .build());
    }

    /** An answer, read as JSON. */
    public record Answer(int status, JsonNode body, String etag, String position, String location) {
        public String rule() {
            return body.at("/violations/0/rule").asString();
        }

        public String number() {
            return body.at("/permitNumber").asString();
        }
    }

    /** A permit of the demo applicant: 1,000 medical and 500 other masks. */
    public static PermitApplication application(ImportWay way) {
        return application(way, 1_000, 500);
    }

    public static PermitApplication application(ImportWay way, long medical, long other) {
        return new PermitApplication(
                new PermitParty(
                        APPLICANT_IDENTITY,
                        "遠東精密機械股份有限公司",
                        "Far East Precision Machinery Co., Ltd.",
                        "臺北市中正區湖口街一號",
                        null,
                        "王小明",
                        "02-2351-0271",
                        "import@example.com"),
                PermitParty.NONE,
                way,
                List.of(
                        item(MaskKind.MEDICAL, "63079050311", "醫用口罩 Medical masks", medical),
                        item(MaskKind.NON_MEDICAL, "63079050204", "布口罩 Cloth masks", other)));
    }

    private static PermitItem item(MaskKind kind, String code, String name, long pieces) {
        return new PermitItem(kind, code, name, BigDecimal.valueOf(pieces), "H87", new BigDecimal("2.5"), "USD", "JP");
    }

    /** A declaration number that no other test has used. */
    public static String declarationNumber() {
        return "AA  15888%05d".formatted(ThreadLocalRandom.current().nextInt(100_000));
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    /** A permit of the demo applicant that holds no more, as it was issued long ago; its number. */
    public static String expired() {
        return expired(ImportWay.DECLARATION);
    }

    public static String expired(ImportWay way) {
        var number = "MSK2020" + "%07d".formatted(System.nanoTime() % 10_000_000);
        var id = DerivedId.of("old-permit", number);
        var account = DerivedId.of("demo-account", "applicant");
        RunningService.shared()
                .bean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "ImportPermit",
                        id,
                        0,
                        new PermitIssued(
                                id,
                                number,
                                account,
                                account,
                                null,
                                LocalDate.of(2020, 7, 1),
                                LocalDate.of(2020, 12, 28),
                                null,
                                application(way))));
        var importer = as("applicant");
        // what is filed after it is read after it
        importer.get("/" + number, importer.submit(application(ImportWay.DECLARATION)));
        return number;
    }

    public Answer submit(PermitApplication application) {
        return submit(application, key());
    }

    public Answer submit(PermitApplication application, String key) {
        var filed = post("", application, Map.of("Idempotency-Key", key));
        if (filed.status() == 201) {
            get("/" + filed.number(), filed);
        }
        return filed;
    }

    /** Posts with a fresh key, then waits until it can be read. */
    public Answer order(String number, String command, Object body) {
        var answer = post("/" + number + "/" + command, body, Map.of("Idempotency-Key", key()));
        if (answer.status() == 200) {
            get("/" + number, answer);
        }
        return answer;
    }

    /** Posts without a key, as customs does. */
    public Answer tell(String number, String kind, Map<String, ?> message) {
        var answer = post("/" + number + "/" + kind, message, Map.of());
        if (answer.status() == 200) {
            get("/" + number, answer);
        }
        return answer;
    }

    public Answer post(String path, Object body, Map<String, String> headers) {
        return answer(client.post()
                .uri(PERMITS + path)
                .headers(all -> headers.forEach(all::set))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(body))
                .exchange()
                .expectBody()
                .returnResult());
    }

    public Answer get(String path) {
        return get(path, "0");
    }

    public Answer get(String path, Answer after) {
        return get(path, after.position());
    }

    private Answer get(String path, String after) {
        return answer(client.get()
                .uri(PERMITS + path)
                .header("Caseledger-After", after)
                .exchange()
                .expectBody()
                .returnResult());
    }

    /** Customs says that the demo applicant has declared these goods. */
    public static Map<String, Object> declared(String messageId, String declaration, List<Map<String, Object>> items) {
        return Map.of(
                "messageId",
                messageId,
                "declarationNumber",
                declaration,
                "importerIdentity",
                APPLICANT_IDENTITY,
                "items",
                items);
    }

    /** A message that only names its declaration, such as its entry. */
    public static Map<String, Object> said(String messageId, String declaration) {
        return Map.of("messageId", messageId, "declarationNumber", declaration);
    }

    public static Map<String, Object> released(
            String messageId, String declaration, LocalDate on, List<Map<String, Object>> items) {
        return Map.of(
                "messageId", messageId, "declarationNumber", declaration, "releasedOn", on.toString(), "items", items);
    }

    public static List<Map<String, Object>> pieces(long first, long second) {
        return List.of(Map.of("item", 1, "pieces", first), Map.of("item", 2, "pieces", second));
    }

    private static Answer answer(EntityExchangeResult<byte[]> result) {
        var content = result.getResponseBodyContent();
        var text = content == null ? "" : new String(content, StandardCharsets.UTF_8);
        var headers = result.getResponseHeaders();
        return new Answer(
                result.getStatus().value(),
                text.isEmpty() || !text.startsWith("{") && !text.startsWith("[")
                        ? JSON.createObjectNode()
                        : JSON.readTree(text.contains("}\n{") ? text.substring(0, text.indexOf('\n')) : text),
                Objects.requireNonNullElse(headers.getFirst("ETag"), ""),
                Objects.requireNonNullElse(headers.getFirst("Caseledger-Position"), ""),
                Objects.requireNonNullElse(headers.getFirst("Location"), ""));
    }
}
