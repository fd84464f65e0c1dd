package io.caseledger.stock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.StockLotOpened;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Flows and returns as a browser without scripts declares them. */
class FlowPagesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
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

    @Test
    @Spec({"GEN-08", "MSK-32"})
    void twoWindowsOfOneLotAreToldAndNothingIsOverwritten() {
        var first = page("flows");
        var second = page("flows");
        assertThat(location(sent("flows", "save", first, ownUse(0, "100")))).contains("done=draft");

        var told = sent("flows", "declare", second, ownUse(0, "70"));

        assertThat(told.getStatus().value()).isEqualTo(409);
        assertThat(Jsoup.parse(text(told)).getElementById("conflict").text())
                .contains("另一個視窗", "流向 1 › 片數", "70", "100");
        var mine = shown(told, "flows");
        assertThat(mine).containsEntry("flows[0].pieces", "70");
        assertThat(page("flows")).as("nothing is overwritten").containsEntry("flows[0].pieces", "100");
        assertThat(text(importer.get("/mask/stock/" + lot)))
                .as("nothing is declared")
                .contains("流出 0 ＋ 庫存 1,000");
        var english = sent("flows", "save", english(second), ownUse(0, "70"));
        assertThat(Jsoup.parse(text(english)).getElementById("conflict").text())
                .contains("Another window", "This window", "Saved");
        importer.get("/?lang=zh");

        assertThat(location(sent("flows", "declare", mine, ownUse(0, "70"))))
                .as("now that it is known")
                .contains("done=flows");
        assertThat(text(importer.get("/mask/drafts"))).doesNotContain(lot);
    }

    private Map<String, String> english(Map<String, String> form) {
        importer.get("/?lang=en");
        return form;
    }

    @Test
    @Spec({"MSK-32", "GEN-07"})
    void aDraftIsListedAndGoneOnceItIsDeclaredOrDeleted() {
        post("flows", "save", ownUse(0, "100"));
        var list = Jsoup.parse(text(importer.get("/mask/drafts")));
        var row = list.select("#drafts tr:contains(" + lot + ")").first();
        assertThat(row.text()).contains("流向");
        assertThat(row.select("a").attr("href")).isEqualTo("/mask/stock/" + lot);
        var delete = row.select("form").attr("action");
        assertThat(Browser.loggedIn(service, "applicant2")
                        .submit("/mask/drafts", delete, Map.of())
                        .getStatus()
                        .value())
                .isEqualTo(404);

        var open = page("flows");
        var declared = sent("flows", "declare", open, ownUse(0, "100"));
        var again = sent("flows", "declare", open, ownUse(0, "100"));

        assertThat(location(declared)).contains("done=flows");
        assertThat(location(again)).contains("done=flows");
        assertThat(text(importer.get(location(declared)))).contains("流出 100 ＋ 庫存 900");
        assertThat(text(importer.get("/mask/drafts"))).doesNotContain(lot);
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
        return sent(list, op, page(list), rows);
    }

    /** Sends the form of a page that was opened before. */
    @SafeVarargs
    private EntityExchangeResult<String> sent(
            String list, String op, Map<String, String> page, Map<String, String>... rows) {
        var form = new LinkedHashMap<>(page);
        form.keySet().removeIf(field -> field.startsWith(list + "[") && !field.endsWith("].id"));
        for (var row : rows) {
            form.putAll(row);
        }
        form.put("op", op);
        return importer.post("/mask/stock/" + lot + "/" + list, form);
    }

    /** What the fields of a form hold on the lot's page as it is now. */
    private Map<String, String> page(String list) {
        return shown(importer.get("/mask/stock/" + lot), list);
    }

    private static Map<String, String> shown(EntityExchangeResult<String> page, String list) {
        return FilingForm.shown(
                Jsoup.parse(text(page)).select("form[action*='/" + list + "']").first());
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
