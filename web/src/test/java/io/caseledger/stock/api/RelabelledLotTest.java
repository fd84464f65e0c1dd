package io.caseledger.stock.api;

import static io.caseledger.permit.api.PermitCalls.application;
import static io.caseledger.permit.api.PermitCalls.pieces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A permit amended on a demand of customs, after its goods came in, and what its lots say then (MSK-13, MSK-14). */
class RelabelledLotTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final RunningService SERVICE = RunningService.shared();

    private final PermitCalls importer = PermitCalls.as("applicant");
    private final PermitCalls customs = PermitCalls.as("customs");
    private final WebTestClient reader = client("applicant");

    @Test
    @Spec({"MSK-13", "MSK-14", "AUD-01"})
    void givenGoodsInStock_whenTheirItemIsAmended_thenTheLotFollowsKeepsItsPiecesAndItsHistorySaysSo() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        var declaration = PermitCalls.declarationNumber();
        tell(
                number,
                "declarations",
                declaration,
                Map.of("importerIdentity", PermitCalls.APPLICANT_IDENTITY, "items", pieces(1_000, 500)));
        tell(number, "entries", declaration, Map.of());
        tell(number, "releases", declaration, Map.of("items", pieces(1_000, 500), "releasedOn", today()));
        tell(number, "demands", declaration, Map.of("description", "產地不符"));
        var lot = number + "-001";
        await().atMost(SOON).untilAsserted(() -> assertThat(status("/api/v1/mask/stock/" + lot))
                .isEqualTo(200));

        var filed = application(ImportWay.DECLARATION);
        var amended = new PermitApplication(
                filed.importer(),
                filed.agent(),
                filed.way(),
                List.of(fewerFromChina(filed.items().getFirst()), filed.items().get(1)));
        var revised = importer.order(
                number,
                "revise",
                Map.of("kind", "POST_CLEARANCE_AMENDMENT", "description", "更正產地", "application", amended));
        assertThat(revised.status()).isEqualTo(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        read("/api/v1/mask/stock/" + lot).at("/origin").asString())
                .isEqualTo("CN"));
        assertThat(read("/api/v1/mask/stock/" + lot).at("/imported").asLong())
                .as("what customs released")
                .isEqualTo(1_000);
        assertThat(read("/api/v1/mask/stock/" + number + "-002").at("/origin").asString())
                .as("an item that was not amended")
                .isEqualTo("JP");

        var history = read("/api/v1/cases/" + lot + "/history");
        assertThat(history.at("/0/event").asString()).isEqualTo("StockLotRelabelled");
        assertThat(history.at("/0/changes").toString()).contains("origin", "JP", "CN");
        assertThat(history.at("/1/event").asString()).isEqualTo("StockLotOpened");
        assertThat(client("applicant2")
                        .get()
                        .uri("/api/v1/cases/" + lot + "/history")
                        .exchange()
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(404);
        var browser = Browser.loggedIn(SERVICE, "applicant");
        assertThat(Jsoup.parse(String.valueOf(browser.get("/mask/stock/" + lot).getResponseBody()))
                        .select("#lot-history")
                        .text())
                .contains("依許可第 2 版改列品項", "列為庫存 1,000 片", "日本", "中國大陸");
        browser.get("/mask/flows?lang=en");
        assertThat(Jsoup.parse(String.valueOf(browser.get("/mask/stock/" + lot).getResponseBody()))
                        .select("#lot-history")
                        .text())
                .contains("Relabelled after version 2 of the permit", "1,000 pieces came into stock");
    }

    /** 800 pieces, fewer than came in. */
    private static PermitItem fewerFromChina(PermitItem item) {
        return new PermitItem(
                item.kind(),
                item.commodityCode(),
                item.name(),
                BigDecimal.valueOf(800),
                item.unit(),
                item.unitPrice(),
                item.currency(),
                "CN");
    }

    private void tell(String number, String kind, String declaration, Map<String, ?> more) {
        var message = new HashMap<String, Object>(more);
        message.put("messageId", "M-" + PermitCalls.key());
        message.put("declarationNumber", declaration);
        assertThat(customs.tell(number, kind, message).status()).as(kind).isEqualTo(200);
    }

    private int status(String path) {
        return reader.get()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private JsonNode read(String path) {
        return ContractJson.mapper()
                .readTree(Objects.requireNonNull(reader.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()));
    }

    private static WebTestClient client(String user) {
        return SERVICE.client()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(user, "Caseledger-2026"))
                .build();
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Taipei")).toString();
    }
}
