package io.caseledger.permit.api;

import static io.caseledger.permit.api.PermitCalls.application;
import static io.caseledger.permit.api.PermitCalls.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PermitsApiTest {
    private final PermitCalls importer = PermitCalls.as("applicant");

    @Test
    @Spec({"MSK-04", "API-02", "API-03", "API-04", "GEN-07"})
    void givenAnApplication_whenFiled_thenItHasANumberAtOnceAndTheSameKeyMakesNoSecondOne() {
        var key = key();
        var filed = importer.submit(application(ImportWay.DECLARATION), key);
        assertThat(filed.status()).isEqualTo(201);
        assertThat(filed.number()).matches("MSK\\d{11}");
        assertThat(filed.location()).isEqualTo(PermitCalls.PERMITS + "/" + filed.number());
        assertThat(importer.submit(application(ImportWay.DECLARATION), key).body())
                .isEqualTo(filed.body());

        var read = importer.get("/" + filed.number(), filed);
        assertThat(read.etag()).isEqualTo("\"0\"");
        assertThat(read.body().at("/permit/state").asString()).isEqualTo("ISSUED");
        assertThat(read.body().at("/application/items/0/kind").asString()).isEqualTo("MEDICAL");
        assertThat(read.body().at("/permit/medicalPieces").asLong()).isEqualTo(1_000);
        assertThat(read.body().at("/items/1/permitted").asLong()).isEqualTo(500);
        var issued = LocalDate.parse(read.body().at("/permit/issuedOn").asString());
        assertThat(LocalDate.parse(read.body().at("/permit/validUntil").asString()))
                .isEqualTo(issued.plusDays(180));

        assertThat(importer.submit(application(ImportWay.DECLARATION, 0, 1)).status())
                .isEqualTo(422);
    }

    @Test
    @Spec({"MSK-05", "MSK-10", "MSK-11", "API-05", "GEN-08"})
    void givenACorrection_whenListed_thenThereIsOneRowAVersionAndBothVersionsStay() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        var correction = Map.of(
                "kind",
                "CORRECTION",
                "description",
                "數量更正",
                "application",
                application(ImportWay.DECLARATION, 2_000, 500));
        var headers = Map.of("Idempotency-Key", key(), "If-Match", "\"7\"");
        assertThat(importer.post("/" + number + "/revise", correction, headers).status())
                .isEqualTo(412);
        var revised = importer.order(number, "revise", correction);
        assertThat(revised.status()).isEqualTo(200);
        assertThat(revised.etag()).isEqualTo("\"1\"");

        var rows = rows(importer.get("?permitNumber=" + number, revised).body());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).at("/revision").asInt()).isEqualTo(2);
        assertThat(rows.get(0).at("/newest").asBoolean()).isTrue();
        assertThat(rows.get(0).at("/medicalPieces").asLong()).isEqualTo(2_000);
        assertThat(rows.get(1).at("/newest").asBoolean()).isFalse();
        assertThat(rows.get(1).at("/medicalPieces").asLong()).isEqualTo(1_000);
        var first = importer.get("?limit=1&permitNumber=" + number).body();
        var second = importer.get("?limit=1&permitNumber=" + number + "&cursor="
                        + first.at("/next").asString())
                .body();
        assertThat(second.at("/items/0/revision").asInt()).isEqualTo(1);
        assertThat(second.has("next") && !second.get("next").isNull()).isFalse();

        var old = importer.get("/" + number + "?revision=1").body();
        assertThat(old.at("/application/items/0/quantity").asLong()).isEqualTo(1_000);
        assertThat(old.at("/permit/newest").asBoolean()).isFalse();
        var versions = importer.get("/" + number + "/revisions").body();
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.at("/0/description").asString()).isEqualTo("數量更正");
        var today = rows.get(0).at("/issuedOn").asString();
        assertThat(rows(importer.get("?permitNumber=" + number + "&issuedFrom=" + today)
                        .body()))
                .hasSize(2);
        assertThat(rows(importer.get("?permitNumber=" + number + "&issuedTo=2020-01-01")
                        .body()))
                .isEmpty();
    }

    @Test
    @Spec({"MSK-06", "API-02"})
    void givenAPermit_whenCancelled_thenItSaysWhyAndTakesNothingMore() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        assertThat(importer.order(number, "reissue", Map.of()).rule())
                .isEqualTo("permit.OnlyExpiredPermitsAreReissued");
        var cancelled = importer.order(number, "cancel", Map.of("reason", "不進口了"));
        assertThat(cancelled.status()).isEqualTo(200);
        var read = importer.get("/" + number, cancelled).body();
        assertThat(read.at("/permit/state").asString()).isEqualTo("CANCELLED");
        assertThat(read.at("/cancelReason").asString()).isEqualTo("不進口了");
        assertThat(importer.order(number, "cancel", Map.of()).status()).isEqualTo(409);
    }

    @Test
    @Spec("MSK-06")
    void givenAnExpiredPermit_whenReissued_thenTheNewNumberIsTheAnswerAndEachNamesTheOther() {
        var number = PermitCalls.expired();

        var key = key();
        var reissued = importer.post("/" + number + "/reissue", Map.of(), Map.of("Idempotency-Key", key));
        assertThat(reissued.status()).isEqualTo(201);
        var replacement = reissued.number();
        assertThat(replacement).isNotEqualTo(number);
        assertThat(reissued.body().at("/reissueOf").asString()).isEqualTo(number);
        assertThat(reissued.location()).isEqualTo(PermitCalls.PERMITS + "/" + replacement);
        assertThat(reissued.etag()).isEqualTo("\"0\"");
        var old = importer.get("/" + number, reissued).body();
        assertThat(old.at("/permit/state").asString()).isEqualTo("REISSUED");
        assertThat(old.at("/reissuedAs").asString()).isEqualTo(replacement);
        var fresh = importer.get("/" + replacement, reissued);
        assertThat(fresh.body().at("/reissueOf").asString()).isEqualTo(number);
        assertThat(importer.post("/" + number + "/reissue", Map.of(), Map.of("Idempotency-Key", key))
                        .body())
                .isEqualTo(reissued.body());
    }

    @Test
    @Spec({"MSK-20", "MSK-21", "API-02"})
    void givenAParcelPermit_whenWrittenOff_thenItIsCountedByItemAndClosed() {
        var number = importer.submit(application(ImportWay.PARCEL)).number();
        var wrong = Map.of("rows", List.of(Map.of("reference", "EE123456786TW", "medical", 10, "nonMedical", 0)));
        assertThat(importer.order(number, "write-off", wrong).rule()).isEqualTo("permit.ParcelNumbersAreWellFormed");
        var tooMuch = Map.of("rows", List.of(Map.of("reference", "EE123456785TW", "medical", 1_001, "nonMedical", 0)));
        assertThat(importer.order(number, "write-off", tooMuch).rule())
                .isEqualTo("permit.WrittenOffNeverExceedsPermitted");
        var rows = Map.of("rows", List.of(Map.of("reference", "EE123456785TW", "medical", 400, "nonMedical", 20)));
        assertThat(importer.order(number, "write-off", rows).status()).isEqualTo(200);
        var open = importer.get("/" + number).body();
        assertThat(open.at("/writeOffRows/0/medical").asLong()).isEqualTo(400);
        assertThat(open.at("/permit/writeOffCompleted").asBoolean()).isFalse();
        var completed = importer.order(number, "complete-write-off", Map.of());
        assertThat(completed.status()).isEqualTo(200);
        var closed = importer.get("/" + number, completed).body();
        assertThat(closed.at("/permit/writeOffCompleted").asBoolean()).isTrue();
        assertThat(closed.at("/items/0/cleared").asLong()).isEqualTo(400);
        assertThat(closed.at("/items/1/cleared").asLong()).isEqualTo(20);
        assertThat(importer.order(number, "write-off", rows).status()).isEqualTo(409);
    }

    @Test
    @Spec({"API-02", "SEC-01"})
    void givenAForeignPermit_whenAskedForOrOrdered_thenItIsAMissingOneAndListsDoNotShowIt() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        var stranger = PermitCalls.as("applicant2");
        assertThat(stranger.get("/" + number).status()).isEqualTo(404);
        assertThat(stranger.order(number, "cancel", Map.of()).status()).isEqualTo(404);
        assertThat(rows(stranger.get("?permitNumber=" + number).body())).isEmpty();
        for (var who : List.of("issuer", "bank")) {
            var calls = PermitCalls.as(who);
            assertThat(calls.get("/" + number).status())
                    .as("a role that has nothing to do with permits")
                    .isEqualTo(403);
            assertThat(calls.order(number, "cancel", Map.of()).status()).as(who).isEqualTo(403);
            assertThat(calls.get("?permitNumber=" + number).status()).as(who).isEqualTo(403);
        }
        for (var reader : List.of("regulator", "auditor")) {
            assertThat(rows(PermitCalls.as(reader)
                            .get("?permitNumber=" + number)
                            .body()))
                    .as(reader)
                    .hasSize(1);
        }
        // customs knows the number and sees the permit, but lists none
        var customs = PermitCalls.as("customs");
        assertThat(customs.get("/" + number).status()).isEqualTo(200);
        assertThat(rows(customs.get("").body())).isEmpty();
        assertThat(customs.order(number, "cancel", Map.of()).status()).isEqualTo(403);
        assertThat(importer.get("/MSK20200000000").status()).isEqualTo(404);
    }

    @Test
    @Spec({"MSK-05", "API-02"})
    void givenAVersion_whenPrinted_thenThePermitNotesIt() {
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        assertThat(importer.order(number, "print", Map.of("revision", 2)).status())
                .isEqualTo(422);
        var printed = importer.order(number, "print", Map.of());
        assertThat(printed.status()).isEqualTo(200);
        assertThat(importer.get("/" + number, printed).etag()).isEqualTo("\"1\"");
    }

    @Test
    @Spec("API-01")
    void theDescriptionHasPermitsAndCustomsMessages() {
        var described = RunningService.shared()
                .client()
                .get()
                .uri("/api/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
        for (var path : List.of("", "/{number}/revise", "/{number}/reissue", "/{number}/complete-write-off")) {
            described
                    .jsonPath("$.paths['" + PermitCalls.PERMITS + path
                            + "'].post.parameters[?(@.name=='Idempotency-Key' && @.required==true)]")
                    .isNotEmpty();
        }
        for (var message : List.of("declarations", "entries", "mismatches", "releases", "demands")) {
            described
                    .jsonPath("$.paths['" + PermitCalls.PERMITS + "/{number}/" + message
                            + "'].post.parameters[?(@.name=='Idempotency-Key' && @.required==false)]")
                    .isNotEmpty();
        }
    }

    private static List<JsonNode> rows(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }
}
