package io.caseledger.origin.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.web.SampleFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** COE0010-17 on the real service: a file in, each of its applications filed once or refused with its reason. */
@Spec("COE0010-17")
class FileInBulkTest {
    private static final String API = "/api/v1/origin/bulk-filings";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** More than are filed in one go; a file may have a thousand. */
    private static final int MANY = Proofs.of(150, 1_000);

    private static final int BAD = MANY / 50;
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final CertificateApplication VALID = SampleApplications.valid();

    private final RunningService service = RunningService.shared();
    private final ApplicationXml xml = service.bean(ApplicationXml.class);

    @Test
    void givenManyApplicationsOfWhichSomeAreBad_whenFiled_thenEachGetsNumberOrErrors() {
        var applications = new ArrayList<>(Collections.nCopies(MANY, VALID));
        for (int bad = 49; bad < MANY; bad += 50) {
            applications.set(bad, with("issuingUnit", "NOWHERE"));
        }

        var id = send(
                xml.write(applications),
                MediaType.APPLICATION_XML,
                UUID.randomUUID().toString());
        var result = completed(id);

        assertThat(result.at("/filing/filed").asInt()).isEqualTo(MANY - BAD);
        assertThat(result.at("/filing/refused").asInt()).isEqualTo(BAD);
        var receipts = new HashSet<String>();
        var refused = new ArrayList<Integer>();
        result.get("items").forEach(item -> {
            if (item.hasNonNull("receiptNumber")) {
                receipts.add(item.get("receiptNumber").asString());
            } else {
                refused.add(item.get("index").asInt());
                assertThat(item.at("/faults/0/field").asString()).isEqualTo("issuingUnit");
            }
        });
        assertThat(receipts).hasSize(MANY - BAD);
        assertThat(refused).hasSize(BAD).allMatch(index -> index % 50 == 49);
        assertThat(cases(id)).isEqualTo(MANY - BAD);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(
                        "SELECT count(*) FROM view.origin_case WHERE receipt_number = ANY(?)",
                        receipts.toArray(String[]::new)))
                .isEqualTo(MANY - BAD));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("SELECT count(*) FROM work.bulk_item WHERE bulk_id = ?", id))
                        .isZero());
    }

    @Test
    void givenZipWithFilesThatAreNoApplications_whenFiled_thenTheOthersAreFiled() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("甲.xml", xml.write(List.of(VALID, with("type", "99"))));
        files.put("乙.txt", "hello".getBytes(UTF_8));
        files.put("丙.xml", xml.write(List.of(VALID)));

        var id = send(
                SampleFiles.zip(files),
                MediaType.parseMediaType("application/zip"),
                UUID.randomUUID().toString());
        var items = completed(id).get("items");

        assertThat(items)
                .extracting(item -> item.get("source").asString())
                .containsExactly("甲.xml", "甲.xml", "乙.txt", "丙.xml");
        assertThat(items)
                .extracting(item -> item.hasNonNull("receiptNumber"))
                .containsExactly(true, false, false, true);
        assertThat(items.get(1).at("/faults/0/field").asString()).isEqualTo("type");
        assertThat(items.get(2).at("/faults/0/rule").asString()).isEqualTo("origin.XmlIsWellFormed");
    }

    @Test
    void givenRestartInTheMiddle_whenItGoesOnFromAnOldToken_thenNothingIsFiledTwice() {
        var worker = service.bean(EventProcessingConfiguration.class)
                .eventProcessor("automation-bulk-filing", StreamingEventProcessor.class)
                .orElseThrow();
        var id = send(
                xml.write(Collections.nCopies(120, VALID)),
                MediaType.APPLICATION_XML,
                UUID.randomUUID().toString());
        await().atMost(PATIENCE).until(() -> cases(id) >= 15);
        worker.shutDown();
        var before = cases(id);
        // as if what the token said had been lost with the process: it begins at the log's beginning
        service.bean(JdbcClient.class)
                .sql("DELETE FROM log.token WHERE processor_name = 'automation-bulk-filing'")
                .update();
        worker.start();

        var result = completed(id);

        assertThat(before).isBetween(15, 119);
        assertThat(result.at("/filing/filed").asInt()).isEqualTo(120);
        assertThat(cases(id)).isEqualTo(120);
        assertThat(count(
                        "SELECT count(*) FROM log.domain_event WHERE aggregate_identifier = ? AND payload_type LIKE"
                                + " '%BulkItemFiled'",
                        id))
                .isEqualTo(120);
    }

    @Test
    @Spec({"COE0010-17", "GEN-07"})
    void givenSameFileAndKeyTwice_whenSent_thenOneFiling() {
        var file = xml.write(List.of(VALID));
        var key = UUID.randomUUID().toString();

        var first = send(file, MediaType.APPLICATION_XML, key);
        completed(first);
        var second = send(file, MediaType.TEXT_XML, key);

        assertThat(second).isEqualTo(first);
        assertThat(cases(first)).isEqualTo(1);
    }

    @Test
    @Spec({"COE0010-17", "SEC-01"})
    void givenAForeignFiling_whenAsked_thenMissing() {
        var id = send(
                xml.write(List.of(VALID)),
                MediaType.APPLICATION_XML,
                UUID.randomUUID().toString());
        completed(id);

        assertThat(get(API + "/" + id, "applicant2").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get(API + "/" + id, "issuer").getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        var other = Browser.loggedIn(service, "applicant2");
        assertThat(other.get("/origin/bulk/" + id).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        service.client()
                .get()
                .uri("/origin/bulk/" + id + "/live")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .cookies(jar -> other.cookies().forEach(jar::add))
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(other.get("/origin/bulk/" + id + "/export.csv").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(Browser.loggedIn(service, "issuer").get("/origin/bulk").getStatus())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    @Spec({"COE0010-17", "GEN-10"})
    void givenThePage_whenAFileIsSent_thenItShowsHowFarItIsAndWhatBecameOfEach() {
        var browser = Browser.loggedIn(service, "applicant");
        var answer = upload(browser, "十一月.xml", xml.write(List.of(VALID, with("issuingUnit", "NOWHERE"), VALID)));

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        var page = Objects.requireNonNull(answer.getResponseHeaders().getLocation())
                .getPath();
        var seen = live(browser, page + "/live");
        assertThat(seen).anyMatch(event -> "bulk-progress".equals(event.event()));
        // all may have been done before the watch began; then there is nothing new to see
        assertThat(seen.size() == 1 || seen.stream().anyMatch(event -> "bulk-items".equals(event.event())))
                .isTrue();
        assertThat(seen.getLast().data()).contains("2 件已收件，1 件未收件");

        var whole = browser.get(page);
        assertThat(whole.getResponseBody())
                .contains("十一月.xml", "<progress id=\"bulk-bar\" max=\"3\" value=\"3\">", "簽發單位")
                .containsPattern("href=\"/origin/certificates/TPE-\\d{8}-\\d{5}\"");
        assertThat(browser.get(page + "?outcome=refused").getResponseBody())
                .contains("簽發單位")
                .doesNotContainPattern("/origin/certificates/TPE-");
        assertThat(browser.get(page + "/export.csv").getResponseBody())
                .startsWith("\uFEFF序號,檔案,收件編號,不符之處\r\n1,,TPE-")
                .contains("\r\n2,,,簽發單位：");
        assertThat(browser.get("/origin/bulk").getResponseBody()).contains("十一月.xml", page);
    }

    @Test
    @Spec({"COE0010-17", "SEC-05"})
    void givenHostileFile_whenSent_thenReasonAndNothingIsStarted() {
        var browser = Browser.loggedIn(service, "agent");
        var before = browser.get("/origin/bulk").getResponseBody();

        var doctype = upload(
                browser, "a.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".getBytes(UTF_8));
        var bomb = upload(browser, "a.zip", SampleFiles.zip(Collections.singletonMap("a.xml", new byte[64 << 20])));
        var none = upload(browser, "", new byte[0]);

        assertThat(List.of(doctype, bomb, none))
                .allMatch(answer -> answer.getStatus().equals(HttpStatus.UNPROCESSABLE_CONTENT));
        assertThat(doctype.getResponseBody()).contains("第 1 行", "DOCTYPE");
        assertThat(bomb.getResponseBody()).contains("ZIP 檔內的檔案太多或太大");
        assertThat(none.getResponseBody()).contains("檔案沒有內容");
        assertThat(filings(browser.get("/origin/bulk").getResponseBody())).isEqualTo(filings(before));
        assertThat(post(
                                "<x/>".getBytes(UTF_8),
                                MediaType.APPLICATION_XML,
                                UUID.randomUUID().toString())
                        .getStatus())
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    @Spec("GEN-07")
    void givenAKeyThatStandsForAFile_whenAnotherIsSentUnderIt_thenRefused() {
        var key = UUID.randomUUID().toString();
        var one = xml.write(List.of(VALID));
        var id = send(one, MediaType.APPLICATION_XML, key);
        assertThat(send(one, MediaType.APPLICATION_XML, key)).isEqualTo(id);

        var other = post(xml.write(List.of(with("remark", "第二份"))), MediaType.APPLICATION_XML, key);
        assertThat(other.getStatus()).as(other.getResponseBody()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(other.getResponseBody()).contains("shared.AKeyStandsForOneOrder", id);
        assertThat(completed(id).at("/filing/count").asInt()).isEqualTo(1);
    }

    /** Addresses of the filings that a page lists. */
    private static List<String> filings(@Nullable String page) {
        return Pattern.compile("/origin/bulk/[0-9a-f-]{36}")
                .matcher(Objects.requireNonNull(page))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static CertificateApplication with(String field, String value) {
        var tree = (ObjectNode) JSON.valueToTree(VALID);
        tree.put(field, value);
        return JSON.treeToValue(tree, CertificateApplication.class);
    }

    private String send(byte[] file, MediaType type, String key) {
        var answer = post(file, type, key);
        assertThat(answer.getStatus()).as(answer.getResponseBody()).isEqualTo(HttpStatus.CREATED);
        return JSON.readTree(answer.getResponseBody()).get("bulkId").asString();
    }

    private EntityExchangeResult<String> post(byte[] file, MediaType type, String key) {
        return service.client()
                .post()
                .uri(API)
                .header(HttpHeaders.AUTHORIZATION, basic("applicant"))
                .header("Idempotency-Key", key)
                .contentType(type)
                .bodyValue(file)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private EntityExchangeResult<String> get(String path, String account) {
        return service.client()
                .get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, basic(account))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private JsonNode completed(String id) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> JSON.readTree(get(API + "/" + id, "applicant").getResponseBody()),
                        result -> result.at("/filing/completedAt").isString());
    }

    private EntityExchangeResult<String> upload(Browser browser, String name, byte[] content) {
        var parts = new MultipartBodyBuilder();
        parts.part("idempotencyKey", UUID.randomUUID().toString());
        parts.part("file", new ByteArrayResource(content)).filename(name);
        return service.client()
                .post()
                .uri("/origin/bulk?_csrf={token}", Browser.csrf(browser.get("/origin/bulk")))
                .accept(MediaType.TEXT_HTML)
                .cookies(jar -> browser.cookies().forEach(jar::add))
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    /** What comes until the filing is completed; it may be a moment before it is there to be watched. */
    private List<ServerSentEvent<String>> live(Browser browser, String path) {
        var events = await().until(() -> open(browser, path), answer -> answer.getStatus() == HttpStatus.OK)
                .getResponseBody()
                .takeUntil(event ->
                        "bulk-progress".equals(event.event()) && text(event).contains("全部處理完成"))
                // in the frame of every page
                .filter(event -> !"freshness".equals(event.event()))
                .collectList()
                .block(Duration.ofSeconds(60));
        return Objects.requireNonNull(events);
    }

    private FluxExchangeResult<ServerSentEvent<String>> open(Browser browser, String path) {
        return service.client()
                .get()
                .uri(path)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .cookies(jar -> browser.cookies().forEach(jar::add))
                .exchange()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {});
    }

    private static String text(ServerSentEvent<String> event) {
        @Nullable String data = event.data();
        return data == null ? "" : data;
    }

    /** Cases that the log says were filed for a bulk filing's items. */
    private int cases(String bulkId) {
        var bulk = new BulkId(bulkId);
        var ids = IntStream.range(0, 1_000)
                .mapToObj(index -> bulk.caseAt(index).value())
                .toArray(String[]::new);
        return count(
                "SELECT count(*) FROM log.domain_event WHERE aggregate_identifier = ANY(?) AND payload_type LIKE"
                        + " '%CertificateSubmitted'",
                ids);
    }

    private int count(String sql, Object value) {
        return service.bean(JdbcClient.class)
                .sql(sql)
                .param(value)
                .query(Integer.class)
                .single();
    }

    private static String basic(String account) {
        return "Basic " + Base64.getEncoder().encodeToString((account + ":Caseledger-2026").getBytes(UTF_8));
    }
}
