package io.caseledger.shared.faults;

import io.caseledger.origin.SampleApplications;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.contract.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People's programs that file cases and declare flows, each order under a key, and send it again under that key until they are answered. */
final class Callers implements AutoCloseable {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final String CERTIFICATES = "/api/v1/origin/certificates";
    private static final String STOCK = "/api/v1/mask/stock/";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long BETWEEN_TRIES_MILLIS = 50;
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    /** An order as it is sent, again and again. */
    private record Order(String path, String body, String key) {}

    private final Supplier<URI> service;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** What each key was answered. */
    final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final Queue<Order> sent = new ConcurrentLinkedQueue<>();
    /** What no caller should ever be told. */
    final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    /** How long each answer took that was no success, in milliseconds. */
    final Queue<Long> refusals = new ConcurrentLinkedQueue<>();

    private final String cases = JSON.writeValueAsString(SampleApplications.valid());

    Callers(Supplier<URI> service) {
        this.service = service;
    }

    /** So many at once: each second one files cases, the others declare flows out of one lot. */
    void begin(int count) throws Exception {
        var lot = lot();
        for (int i = 0; i < count; i++) {
            boolean files = i % 2 == 0;
            threads.add(Thread.ofPlatform().name("caller-" + i).start(() -> {
                while (!isOver()) {
                    var key = UUID.randomUUID().toString();
                    answered(
                            files
                                    ? new Order(CERTIFICATES, cases, key)
                                    : new Order(STOCK + lot + "/record-flow", flow(), key));
                }
            }));
        }
    }

    private boolean isOver() {
        return ended.getCount() == 0;
    }

    /** Each gives up the order it is at, as whoever closes a window does. */
    void end() throws InterruptedException {
        ended.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    private void answered(Order order) {
        try {
            while (!isOver()) {
                long began = System.nanoTime();
                try {
                    var answer = post("applicant", order.path(), order.body(), order.key());
                    long millis = (System.nanoTime() - began) / 1_000_000;
                    if (answer.statusCode() < 300) {
                        acknowledged.put(order.key(), what(answer));
                        sent.add(order);
                        return;
                    }
                    refusals.add(millis);
                    if (answer.statusCode() != 503
                            || answer.headers().firstValue("Retry-After").isEmpty()) {
                        wrong.add(answer.statusCode() + " " + answer.body());
                        return;
                    }
                } catch (IOException e) {
                    // nobody is there, or the connection broke: the outcome is unknown
                }
                boolean over = ended.await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS);
                if (over) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What those that were acknowledged are answered when they are sent once more. */
    Map<String, String> answersToTheSameAgain() throws Exception {
        var again = new HashMap<String, String>();
        for (var order : sent) {
            again.put(order.key(), what(post("applicant", order.path(), order.body(), order.key())));
        }
        return again;
    }

    private static String what(HttpResponse<String> answer) {
        var body = JSON.readTree(answer.body());
        var receipt = body.at("/receiptNumber").asString("");
        return receipt.isEmpty() ? body.at("/version").asString("") : receipt;
    }

    HttpResponse<String> get(String user, String path) throws Exception {
        return client.send(request(user, path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String user, String path, String body, String key)
            throws IOException, InterruptedException {
        return client.send(
                request(user, path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        var login = Base64.getEncoder().encodeToString((user + ":Caseledger-2026").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(service.get().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + login);
    }

    private static String flow() {
        return JSON.writeValueAsString(
                Map.of("flows", List.of(Map.of("on", today(), "kind", "OWN_USE", "pieces", 1, "proofs", List.of()))));
    }

    private static String today() {
        return LocalDate.now(TAIPEI).toString();
    }

    /** The lot that comes in under a permit of its own. */
    private String lot() throws Exception {
        var pieces = 1_000_000L;
        var permit = told("applicant", "", PermitCalls.application(ImportWay.DECLARATION, pieces, 1))
                .at("/permitNumber")
                .asString();
        var declaration = PermitCalls.declarationNumber();
        var declared = PermitCalls.pieces(pieces, 1);
        var home = "/" + permit;
        told("customs", home + "/declarations", PermitCalls.declared(PermitCalls.key(), declaration, declared));
        told("customs", home + "/entries", PermitCalls.said(PermitCalls.key(), declaration));
        told(
                "customs",
                home + "/releases",
                PermitCalls.released(PermitCalls.key(), declaration, LocalDate.now(TAIPEI), declared));
        var lot = permit + "-001";
        // it opens by itself, some moments after the release
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> get("applicant", STOCK + lot).statusCode() == 200);
        return lot;
    }

    private JsonNode told(String user, String path, Object message) throws Exception {
        var answer = post(user, PermitCalls.PERMITS + path, JSON.writeValueAsString(message), PermitCalls.key());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
        end();
        client.close();
    }
}
