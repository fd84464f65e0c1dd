package io.caseledger.mask.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.LotSource;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Queries;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Flows and returns as a browser without scripts declares them. */
class FlowPagesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern KEY = Pattern.compile("name=\"idempotencyKey\" value=\"([^\"]+)\"");
    private static final String DAY = "2026-11-20";

    private final RunningService service = RunningService.shared();
    private final Browser importer = Browser.loggedIn(service, "applicant");
    private final String serial =
            "%010d".formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 10_000_000_000L));
    private final String permit = "MSK1998" + serial.substring(3);
    private final String declaration = "BB  " + serial;
    private final String lot = open("001", 1_000);

    @Test
    @Spec("MSK-30")
    void aDeclarationNumberBringsInItsLotsAllOfThemStock() {
        var byDeclaration = importer.get("/mask/flows?number=" + declaration.replace(" ", ""));

        assertThat(text(byDeclaration)).contains("id=\"loaded\"", lot, permit, "1,000");
        assertThat(text(importer.get("/mask/flows?number=" + permit))).contains("id=\"loaded\"", lot);
        assertThat(Browser.loggedIn(service, "applicant2")
                        .get("/mask/flows?number=" + permit)
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @Spec({"MSK-31", "MSK-32"})
    void aDraftWaitsAndThenAllItsRowsAreDeclaredAtOnce() {
        var saved = post("flows", "save", ownUse(0, "100"), ownUse(1, "50"));

        assertThat(location(saved)).startsWith("/mask/flows?number=" + permit);
        var waiting = text(importer.get(location(saved)));
        assertThat(waiting).contains("2 筆待申報", "申報全部草稿");
        var declared = importer.submit("/mask/flows?number=" + permit, "/mask/flows/declare", Map.of("number", permit));

        assertThat(declared.getStatus().value()).isEqualTo(200);
        assertThat(text(declared)).contains("全部申報完成");
        assertThat(text(importer.get("/mask/stock/" + lot)))
                .contains("850 片", "輸入 1,000 ＋ 退貨 0 ＝ 流出 150 ＋ 庫存 850", "帳平");
    }

    @Test
    @Spec("MSK-31")
    void aFlowWithoutProofIsRefusedBesideItsRow() {
        var refused = post(
                "flows",
                "declare",
                Map.of(
                        "flows[0].on", DAY,
                        "flows[0].kind", "MEDICAL_INSTITUTION",
                        "flows[0].receiver", "臺大醫院",
                        "flows[0].pieces", "10"));

        assertThat(refused.getStatus().value()).isEqualTo(422);
        assertThat(text(refused)).contains("href=\"#flows-0-proofs\"", "請檢附證明文件", "value=\"臺大醫院\"");
        assertThat(text(importer.get("/mask/stock/" + lot))).contains("1,000 片", "value=\"臺大醫院\"");
    }

    @Test
    @Spec("MSK-33")
    void aFlowAboveTheStockIsRefusedWithTheStockAsItIs() {
        var refused = post("flows", "declare", ownUse(0, "900"), ownUse(1, "101"));

        assertThat(refused.getStatus().value()).isEqualTo(422);
        assertThat(text(refused)).contains("超過庫存量", "value=\"101\"");
        assertThat(text(importer.get("/mask/stock/" + lot))).contains("流出 0 ＋ 庫存 1,000");
    }

    @Test
    @Spec("MSK-40")
    void whatComesBackIsStockAgainAndNeverMoreThanWentOut() {
        importer.get(location(post("flows", "declare", ownUse(0, "100"))));

        var back = post("returns", "declare", back("30"));

        assertThat(location(back)).contains("done=returns");
        assertThat(text(importer.get(location(back)))).contains("輸入 1,000 ＋ 退貨 30 ＝ 流出 100 ＋ 庫存 930", "退貨已申報");
        var refused = post("returns", "declare", back("71"));
        assertThat(refused.getStatus().value()).isEqualTo(422);
        assertThat(text(refused)).contains("最多 70 片", "value=\"71\"");
        assertThat(text(importer.get("/mask/returns?lotNumber=" + lot))).contains(lot, "70");
    }

    private static Map<String, String> ownUse(int row, String pieces) {
        var at = "flows[" + row + "].";
        return Map.of(at + "on", DAY, at + "kind", "OWN_USE", at + "pieces", pieces);
    }

    private static Map<String, String> back(String pieces) {
        return Map.of(
                "returns[0].flow", "1", "returns[0].pieces", pieces, "returns[0].on", DAY, "returns[0].reason", "瑕疵");
    }

    @SafeVarargs
    private EntityExchangeResult<String> post(String list, String op, Map<String, String>... rows) {
        var page = importer.get("/mask/stock/" + lot);
        var keys = KEY.matcher(text(page));
        assertThat(keys.find()).isTrue();
        if (list.equals("returns")) {
            assertThat(keys.find()).isTrue();
        }
        var form = new LinkedHashMap<String, String>();
        for (var row : rows) {
            form.putAll(row);
        }
        form.put("idempotencyKey", keys.group(1));
        form.put("op", op);
        form.put("_csrf", Browser.csrf(page));
        return importer.post("/mask/stock/" + lot + "/" + list, form);
    }

    private static String text(EntityExchangeResult<String> answer) {
        return Objects.requireNonNull(answer.getResponseBody());
    }

    private static String location(EntityExchangeResult<String> answer) {
        return Objects.requireNonNull(answer.getResponseHeaders().getLocation(), () -> text(answer))
                .toString();
    }

    private String open(String suffix, long pieces) {
        var number = permit + "-" + suffix;
        var account = DerivedId.of("demo-account", "applicant");
        var store = service.bean(EventStore.class);
        store.publish(new GenericDomainEventMessage<>(
                "StockLot",
                LotId.of(number).value(),
                0,
                new StockLotOpened(
                        LotId.of(number).value(),
                        number,
                        UUID.randomUUID().toString(),
                        permit,
                        account,
                        "04595252",
                        "遠東精密機械股份有限公司",
                        null,
                        LotSource.DECLARATION,
                        declaration,
                        1,
                        MaskKind.MEDICAL,
                        "醫用口罩",
                        "JP",
                        LocalDate.of(2026, 11, 19),
                        pieces),
                new Actor(account, "遠東", Role.APPLICANT, null, null).toMetaData()));
        service.bean(Queries.class)
                .caughtUp(Lots.PROJECTION, store.createHeadToken().position().orElse(0))
                .block(PATIENCE);
        return number;
    }
}
