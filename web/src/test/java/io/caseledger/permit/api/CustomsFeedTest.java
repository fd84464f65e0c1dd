package io.caseledger.permit.api;

import static io.caseledger.permit.api.PermitCalls.application;
import static io.caseledger.permit.api.PermitCalls.declarationNumber;
import static io.caseledger.permit.api.PermitCalls.key;
import static io.caseledger.permit.api.PermitCalls.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** API-07 for customs: what is said of a permit, once and in order, and what each word allows its importer (MSK-11 to MSK-14). */
class CustomsFeedTest {
    private final PermitCalls importer = PermitCalls.as("applicant");
    private final PermitCalls customs = PermitCalls.as("customs");
    private final String declaration = declarationNumber();

    @Test
    @Spec("API-07")
    void givenAMessage_whenSentTwice_thenNothingChangesAndTheAnswerIsTheSame() {
        var number = permit();
        var message = declared(key(), 600, 100);
        var first = customs.tell(number, "declarations", message);
        assertThat(first.status()).isEqualTo(200);
        customs.tell(number, "entries", said(key()));
        var second = customs.tell(number, "declarations", message);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());

        // a key of its own does not make it another message
        var third = customs.post("/" + number + "/declarations", message, Map.of("Idempotency-Key", key()));
        assertThat(third.status()).isEqualTo(200);
        var read = importer.get("/" + number).body();
        assertThat(read.at("/messages").size()).isEqualTo(2);
        assertThat(read.at("/declarations").size()).isEqualTo(1);
        assertThat(read.at("/permit/customsStage").asString()).isEqualTo("ENTERED");
    }

    @Test
    @Spec("API-07")
    void givenAMessageNumber_whenItSaysSomethingElse_thenRefused() {
        var number = permit();
        var id = key();
        customs.tell(number, "declarations", declared(id, 600, 100));
        var other = customs.tell(number, "declarations", declared(id, 700, 100));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.rule()).isEqualTo("permit.RepeatedMessagesSayTheSame");
        assertThat(customs.tell(number, "entries", said(id)).status()).isEqualTo(422);
    }

    @Test
    @Spec("API-07")
    void givenNothingSaid_whenMessagesComeOutOfOrder_thenEachIsRefusedAndTheRightOrderGoesThrough() {
        var number = permit();
        assertThat(customs.tell(number, "releases", released(600, 100)).rule())
                .isEqualTo("permit.DeclarationsComeFirst");
        assertThat(customs.tell(number, "entries", said(key())).status()).isEqualTo(409);
        assertThat(customs.tell(number, "mismatches", described()).status()).isEqualTo(409);
        assertThat(customs.tell(number, "demands", described()).status()).isEqualTo(409);
        assertThat(customs.tell(number, "declarations", declared(key(), 600, 100))
                        .status())
                .isEqualTo(200);
        assertThat(customs.tell(number, "releases", released(600, 100)).rule()).isEqualTo("permit.ReleasesFollowEntry");
        assertThat(customs.tell(number, "entries", said(key())).status()).isEqualTo(200);
        assertThat(customs.tell(number, "releases", released(600, 100)).status())
                .isEqualTo(200);
        var read = importer.get("/" + number).body();
        assertThat(read.at("/permit/customsStage").asString()).isEqualTo("RELEASED");
        assertThat(read.at("/declarations/0/cleared/0/lotNumber").asString()).isEqualTo(number + "-001");
        assertThat(read.at("/items/0/cleared").asLong()).isEqualTo(600);
        assertThat(read.at("/items/0/permitted").asLong()).isEqualTo(1_000);
        assertThat(customs.tell(number, "releases", released(600, 100)).rule())
                .isEqualTo("permit.GoodsAreReleasedOnce");
    }

    @Test
    @Spec("API-07")
    void givenBadMessages_whenSent_thenEachIsRefusedForWhatItIs() {
        var number = permit();
        var foreign = new HashMap<>(declared(key(), 600, 100));
        foreign.put("importerIdentity", "62140097");
        var refused = customs.tell(number, "declarations", foreign);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("permit.DeclarationIsOfThePermitsImporter");

        assertThat(customs.tell("MSK20200000000", "declarations", declared(key(), 1, 1))
                        .status())
                .isEqualTo(404);
        assertThat(importer.tell(number, "declarations", declared(key(), 600, 100))
                        .status())
                .isEqualTo(403);
        assertThat(PermitCalls.as("applicant2")
                        .tell(number, "declarations", declared(key(), 600, 100))
                        .status())
                .as("only customs sends what customs says")
                .isEqualTo(403);
        assertThat(PermitCalls.as("regulator")
                        .tell(number, "declarations", declared(key(), 600, 100))
                        .status())
                .isEqualTo(403);
        var unnumbered = new HashMap<>(declared(key(), 600, 100));
        unnumbered.remove("messageId");
        assertThat(customs.tell(number, "declarations", unnumbered).rule()).isEqualTo("permit.MessageIsNumbered");
        assertThat(customs.tell(number, "releases", said(key())).rule()).isEqualTo("permit.ReleaseDayIsGiven");
        var stale =
                customs.post("/" + number + "/declarations", declared(key(), 600, 100), Map.of("If-Match", "\"9\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(importer.get("/" + number).body().at("/messages").size()).isZero();
    }

    @Test
    @Spec({"MSK-11", "MSK-06"})
    void givenAnyMessage_whenTheImporterCorrectsOrCancels_thenItIsTooLate() {
        var number = permit();
        customs.tell(number, "declarations", declared(key(), 600, 100));
        assertThat(revise(number, "CORRECTION", 2_000).rule()).isEqualTo("permit.CorrectionsPrecedeCustoms");
        assertThat(importer.order(number, "cancel", Map.of()).status()).isEqualTo(409);
    }

    @Test
    @Spec("MSK-12")
    void givenAMismatch_whenAmended_thenTheGoodsMayBeReleasedAndNotAmendedSoAgain() {
        var number = permit();
        customs.tell(number, "declarations", declared(key(), 600, 100));
        assertThat(revise(number, "MISMATCH_AMENDMENT", 600).status()).isEqualTo(409);
        customs.tell(number, "mismatches", described());
        customs.tell(number, "entries", said(key()));
        var mismatched = importer.get("/" + number).body();
        assertThat(mismatched.at("/permit/customsStage").asString()).isEqualTo("MISMATCHED");
        assertThat(mismatched.at("/lastMismatch/description").asString()).isEqualTo("數量不符");
        assertThat(customs.tell(number, "releases", released(600, 100)).status())
                .isEqualTo(409);

        assertThat(revise(number, "MISMATCH_AMENDMENT", 600).status()).isEqualTo(200);
        var amended = importer.get("/" + number).body();
        assertThat(amended.at("/permit/customsStage").asString()).isEqualTo("ENTERED");
        assertThat(amended.at("/lastMismatch").isMissingNode()
                        || amended.at("/lastMismatch").isNull())
                .isTrue();
        assertThat(amended.at("/revisions/0/kind").asString()).isEqualTo("MISMATCH_AMENDMENT");
        assertThat(customs.tell(number, "releases", released(600, 100)).status())
                .isEqualTo(200);
        assertThat(revise(number, "MISMATCH_AMENDMENT", 700).status()).isEqualTo(409);
    }

    @Test
    @Spec({"MSK-13", "MSK-14"})
    void givenADemand_whenAmendedAfterClearance_thenBelowWhatCameInIsAllowedOnceOnly() {
        var number = permit();
        customs.tell(number, "declarations", declared(key(), 600, 100));
        customs.tell(number, "entries", said(key()));
        customs.tell(number, "releases", released(600, 100));
        assertThat(revise(number, "POST_CLEARANCE_AMENDMENT", 700).status()).isEqualTo(409);
        customs.tell(number, "demands", described());
        assertThat(importer.get("/" + number)
                        .body()
                        .at("/openDemand/description")
                        .asString())
                .isEqualTo("數量不符");
        assertThat(revise(number, "POST_CLEARANCE_AMENDMENT", 550).status()).isEqualTo(200);
        var read = importer.get("/" + number).body();
        assertThat(read.at("/openDemand").isMissingNode()
                        || read.at("/openDemand").isNull())
                .isTrue();
        assertThat(read.at("/items/0/permitted").asLong()).isEqualTo(550);
        assertThat(read.at("/items/0/cleared").asLong()).isEqualTo(600);
        assertThat(revise(number, "POST_CLEARANCE_AMENDMENT", 500).status()).isEqualTo(409);
    }

    @Test
    @Spec("MSK-14")
    void givenPiecesWrittenOff_whenCorrectedBelowThem_thenRefused() {
        var parcel = importer.submit(application(ImportWay.PARCEL)).number();
        importer.order(
                parcel,
                "write-off",
                Map.of("rows", List.of(Map.of("reference", "EE123456785TW", "medical", 400, "nonMedical", 0))));
        importer.order(parcel, "complete-write-off", Map.of());
        assertThat(importer.order(
                                parcel,
                                "revise",
                                Map.of(
                                        "kind",
                                        "CORRECTION",
                                        "description",
                                        "太晚了",
                                        "application",
                                        application(ImportWay.PARCEL, 399, 500)))
                        .status())
                .isEqualTo(409);
        assertThat(importer.get("/" + parcel).body().at("/items/0/permitted").asLong())
                .isEqualTo(1_000);
    }

    private String permit() {
        return importer.submit(application(ImportWay.DECLARATION)).number();
    }

    private PermitCalls.Answer revise(String number, String kind, long medical) {
        return importer.order(
                number,
                "revise",
                Map.of(
                        "kind",
                        kind,
                        "description",
                        "依海關通知修正",
                        "application",
                        application(ImportWay.DECLARATION, medical, 500)));
    }

    private Map<String, Object> declared(String messageId, long first, long second) {
        return PermitCalls.declared(messageId, declaration, pieces(first, second));
    }

    private Map<String, Object> said(String messageId) {
        return PermitCalls.said(messageId, declaration);
    }

    private Map<String, Object> described() {
        return Map.of("messageId", key(), "declarationNumber", declaration, "description", "數量不符");
    }

    private Map<String, Object> released(long first, long second) {
        return PermitCalls.released(key(), declaration, LocalDate.now(ZoneId.of("Asia/Taipei")), pieces(first, second));
    }
}
