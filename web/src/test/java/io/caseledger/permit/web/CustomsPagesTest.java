package io.caseledger.permit.web;

import static io.caseledger.permit.api.PermitCalls.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** The counter at which customs looks permits up, and the sandbox in which anybody plays customs. */
class CustomsPagesTest {
    private final PermitCalls importer = PermitCalls.as("applicant");
    private final Browser officer = Browser.loggedIn(RunningService.shared(), "customs");

    @Test
    @Spec("MSK-21")
    void givenAPermit_whenLookedUpByItsExactNumber_thenTheCounterShowsWhatMayStillComeIn() {
        var number = importer.submit(application(ImportWay.PARCEL)).number();
        importer.order(
                number,
                "write-off",
                Map.of("rows", List.of(Map.of("reference", "EE123456785TW", "medical", 400, "nonMedical", 20))));
        var found = officer.get("/mask/counter?number=" + number);
        assertThat(found.getStatus().value()).isEqualTo(200);
        assertThat(text(found)).contains("有效", "EE123456785TW", "600 片", "480 片", "遠東精密機械股份有限公司");

        // part of a number finds nothing, and no list is offered
        var part = officer.get("/mask/counter?number=" + number.substring(0, 10));
        assertThat(part.getStatus().value()).isEqualTo(404);
        assertThat(text(part)).contains("查無許可").doesNotContain(number);
        assertThat(Browser.loggedIn(RunningService.shared(), "applicant")
                        .get("/mask/counter?number=" + number)
                        .getStatus()
                        .value())
                .isEqualTo(403);
    }

    @Test
    @Spec("API-07")
    void givenAPermit_whenCustomsIsPlayed_thenMessagesAreTakenOnceAndInOrder() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        var player = Browser.loggedIn(RunningService.shared(), "applicant");
        var page = "/sandbox/customs/" + number;
        var declaration = PermitCalls.declarationNumber();
        var early = player.submit(
                page, page + "/entries", Map.of("entries.messageId", "S-0", "entries.declarationNumber", declaration));
        assertThat(early.getStatus().value()).isEqualTo(409);
        assertThat(text(early)).contains(declaration, "S-0");

        assertThat(follow(
                        player,
                        player.submit(
                                page,
                                page + "/declarations",
                                Map.of(
                                        "declarations.messageId", "S-1",
                                        "declarations.declarationNumber", declaration,
                                        "declarations.importerIdentity", PermitCalls.APPLICANT_IDENTITY,
                                        "declarations.items[0].item", "1",
                                        "declarations.items[0].pieces", "600"))))
                .contains("報單已送達許可", "已收報單", declaration);
        assertThat(follow(player, player.submit(page, page + "/again", Map.of("messageId", "S-1"))))
                .contains("許可沒有任何變動");
        assertThat(follow(
                        player,
                        player.submit(
                                page,
                                page + "/entries",
                                Map.of("entries.messageId", "S-2", "entries.declarationNumber", declaration))))
                .contains("已進入通關程序");
        assertThat(follow(
                        player,
                        player.submit(
                                page,
                                page + "/releases",
                                Map.of(
                                        "releases.messageId", "S-3",
                                        "releases.declarationNumber", declaration,
                                        "releases.releasedOn",
                                                LocalDate.now(ZoneId.of("Asia/Taipei"))
                                                        .toString(),
                                        "releases.items[0].item", "1",
                                        "releases.items[0].pieces", "600"))))
                .contains("已放行", number + "-001");
        var read = importer.get("/" + number).body();
        assertThat(read.at("/messages").size()).isEqualTo(3);
        assertThat(read.at("/items/0/cleared").asLong()).isEqualTo(600);
    }

    @Test
    @Spec("SEC-01")
    void givenAnothersPermit_whenCustomsIsPlayed_thenItIsAMissingOne() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        var stranger = Browser.loggedIn(RunningService.shared(), "applicant2");
        var page = "/sandbox/customs/" + number;
        assertThat(stranger.get(page).getStatus().value()).isEqualTo(404);
        assertThat(stranger.get("/sandbox/customs?number=" + number).getStatus().value())
                .isEqualTo(404);
        assertThat(text(stranger.get("/sandbox/customs"))).doesNotContain(number);
        assertThat(stranger.submit(
                                "/sandbox/customs",
                                page + "/entries",
                                Map.of("entries.messageId", "S-0", "entries.declarationNumber", "AA  1500000001"))
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @Spec("RUN-01")
    void givenTheFirstStart_thenThereArePermitsWithStockAndAWriteOff() {
        var permits = PermitCalls.as("regulator");
        assertThat(permits.get("?importer=62140097&way=PARCEL&limit=1000")
                        .body()
                        .at("/items"))
                .anySatisfy(row ->
                        assertThat(row.at("/writeOffCompleted").asBoolean()).isTrue());
        assertThat(permits.get("?declarationNumber=AA  1588800001&limit=1000")
                        .body()
                        .at("/items/0/customsStage")
                        .asString())
                .isEqualTo("RELEASED");
        assertThat(text(Browser.loggedIn(RunningService.shared(), "applicant").get("/sandbox/customs")))
                .contains("最近核發的許可", "/sandbox/customs/MSK");
    }

    @Test
    @Spec("API-02")
    void givenAPermit_whenItsHistoryIsAsked_thenEachEventIsThereForThoseWhoseItIsOnly() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        importer.order(number, "cancel", Map.of("reason", "不進口了"));
        var asked = RunningService.shared().client().get().uri("/api/v1/cases/" + number + "/history");
        asked.headers(headers -> headers.setBasicAuth("applicant", "Caseledger-2026"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].event")
                .isEqualTo("PermitCancelled")
                .jsonPath("$[1].event")
                .isEqualTo("PermitIssued");
        RunningService.shared()
                .client()
                .get()
                .uri("/api/v1/cases/" + number + "/history")
                .headers(headers -> headers.setBasicAuth("applicant2", "Caseledger-2026"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static String follow(Browser browser, EntityExchangeResult<String> answer) {
        assertThat(answer.getStatus().is3xxRedirection())
                .as(answer.getResponseBody())
                .isTrue();
        return text(
                browser.get(Objects.requireNonNull(answer.getResponseHeaders().getLocation())
                        .toString()));
    }

    private static String text(EntityExchangeResult<String> answer) {
        return Objects.requireNonNull(answer.getResponseBody());
    }
}
