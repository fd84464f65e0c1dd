package io.caseledger.stock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.LivePage;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.reference.RocDate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;

/** Stock lots in a browser without scripts: proof documents, drafts of several lots, what is refused, files, and what arrives by itself. */
class LotPagesTest {
    /** The smallest picture there is. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static final String HAN = "\\p{IsHan}";

    private final RunningService service = RunningService.shared();
    private final Browser importer = Browser.loggedIn(service, "applicant");
    private final Browser stranger = Browser.loggedIn(service, "applicant2");
    private final StoredStock masks = StoredStock.cleared(1_000, 300);
    private final String lot = masks.lotNumber();
    private final String other = masks.permitNumber() + "-002";
    private final String today =
            RocDate.day(service.bean(Clock.class).instant()).toString();

    @Test
    @Spec("MSK-32")
    void whatComesNextIsSaidOfEachStandOfALot() {
        assertThat(page(importer, lot).select("#next-what").text()).contains("尚有庫存 1,000 片", "申報流向");
        var declared = press(importer, lot, "flows", "declare", flow(0, "OWN_USE", "", "1000"), null, null);
        assertThat(location(declared)).contains("done=flows");
        assertThat(html(importer.get(location(declared))).select("#next-what").text())
                .contains("已全部申報流向");
        var regulator = Browser.loggedIn(service, "regulator");
        assertThat(page(regulator, lot).select("#next-what").text())
                .contains("沒有庫存")
                .doesNotContain("請");
        assertThat(page(regulator, other).select("#next-what").text()).contains("等候進口人申報流向");
    }

    @Test
    @Spec({"MSK-31", "MSK-32"})
    void aProofIsKeptWithTheDraft_takenAwayAgain_andDownloadedOnceDeclared() {
        var saved = press(importer, lot, "flows", "save", flow(0, "MEDICAL_INSTITUTION", "臺大醫院", "10"), "送貨單.png", PNG);

        assertThat(location(saved)).contains("done=draft");
        var waiting = page(importer, lot);
        assertThat(waiting.select("[data-held='送貨單.png']")).hasSize(1);
        var drop = waiting.select("[data-held] button[name=op]").attr("value");
        assertThat(waiting.select("[data-held] button").attr("aria-label")).isEqualTo("刪除 送貨單.png");

        var dropped = press(importer, lot, "flows", drop, Map.of(), null, null);

        assertThat(dropped.getStatus().value()).isEqualTo(200);
        assertThat(html(dropped).select("[data-held]")).isEmpty();
        assertThat(html(dropped).select("[name='flows[0].receiver']").attr("value"))
                .isEqualTo("臺大醫院");
        assertThat(page(importer, lot).select("[data-held]")).isEmpty();
        var unproved = press(importer, lot, "flows", "declare", Map.of(), null, null);
        assertThat(unproved.getStatus().value()).isEqualTo(422);
        assertThat(html(unproved).select("a[href='#flows-0-proofs']").text()).contains("請檢附證明文件");

        var declared = press(importer, lot, "flows", "declare", Map.of(), "送貨單.png", PNG);

        assertThat(location(declared)).contains("done=flows");
        var proof = html(importer.get(location(declared)))
                .select("#lot-flows a[download]")
                .attr("href");
        var file = importer.file(proof);
        assertThat(file.getResponseBody()).isEqualTo(PNG);
        assertThat(file.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("送貨單.png");
        assertThat(stranger.file(proof).getStatus().value()).isEqualTo(404);
        assertThat(importer.file(proof.replace("/flows/1/", "/flows/2/"))
                        .getStatus()
                        .value())
                .isEqualTo(404);
        assertThat(page(importer, lot).select("[data-held]"))
                .as("a fresh draft")
                .isEmpty();
    }

    @Test
    @Spec({"MSK-31", "GEN-05"})
    void aFileThatIsNoDocumentIsRefusedBesideItsRowAndTheRowIsKept() {
        var refused = press(
                importer,
                lot,
                "flows",
                "declare",
                flow(0, "WHOLESALER", "堃記", "10"),
                "invoice.pdf",
                "MZ no document".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.getStatus().value()).isEqualTo(422);
        var page = html(refused);
        assertThat(page.select("a[href='#flows-0-proofs']").text()).contains("不接受此類檔案");
        assertThat(page.select("[name='flows[0].receiver']").attr("value")).isEqualTo("堃記");
        assertThat(page.select("#stock").text()).isEqualTo("1,000 片");
    }

    @Test
    @Spec({"MSK-32", "MSK-33"})
    void ofAllDraftsTheLotThatExceedsItsStockStaysWhole_andThePageSaysWhichRow() {
        press(importer, lot, "flows", "add:flows", flow(0, "OWN_USE", "", "400"), null, null);
        press(importer, lot, "flows", "save", flow(1, "OWN_USE", "", "601"), null, null);
        press(importer, other, "flows", "save", flow(0, "OWN_USE", "", "50"), null, null);

        var answer = importer.submit(
                "/mask/flows?number=" + masks.permitNumber(),
                "/mask/flows/declare",
                Map.of("number", masks.permitNumber()));

        assertThat(answer.getStatus().value()).isEqualTo(422);
        var told = html(answer).getElementById("declared");
        assertThat(Objects.requireNonNull(told).text()).contains("有些批沒有申報");
        assertThat(told.select("li:has(> a[href='/mask/stock/" + lot + "#flow'])")
                        .text())
                .contains("一筆都沒有申報", "草稿保留", "第 2 筆：超過庫存量：目前可申報 600 片。")
                .doesNotContain("第 1 筆");
        assertThat(told.select("li:has(> a[href='/mask/stock/" + other + "'])").text())
                .contains("已申報");
        var kept = page(importer, lot);
        assertThat(kept.select("#stock").text()).isEqualTo("1,000 片");
        assertThat(kept.select("[name='flows[0].pieces']").attr("value")).isEqualTo("400");
        assertThat(kept.select("[name='flows[1].pieces']").attr("value")).isEqualTo("601");
        assertThat(kept.select("#lot-flows tbody tr")).isEmpty();
        assertThat(page(importer, other).select("#stock").text()).isEqualTo("250 片");
        assertThat(html(importer.get("/mask/flows?number=" + masks.permitNumber()))
                        .select("#loaded-lots")
                        .text())
                .contains("2 筆待申報");

        press(importer, lot, "flows", "save", Map.of("flows[1].pieces", "600"), null, null);
        var again = importer.submit(
                "/mask/flows?number=" + masks.permitNumber(),
                "/mask/flows/declare",
                Map.of("number", masks.permitNumber()));
        assertThat(html(again).select("#declared").text()).contains("全部申報完成");
        assertThat(page(importer, lot).select("#stock").text()).isEqualTo("0 片");
        assertThat(page(importer, lot).select("main").text()).contains("這批已經沒有庫存");
    }

    @Test
    @Spec({"MSK-33", "MSK-40", "GEN-02"})
    void whatIsRefusedIsSaidInEnglishToo() {
        masks.flow(200);
        var reader = Browser.loggedIn(service, "applicant");
        reader.get("/mask/flows?lang=en");

        var above = press(reader, lot, "flows", "declare", flow(0, "OWN_USE", "", "801"), null, null);
        assertThat(above.getStatus().value()).isEqualTo(422);
        assertThat(html(above).select("a[href='#flows-0-pieces']").text())
                .contains("More than is in stock: 800 pieces can be declared now.");
        var back = press(
                reader,
                lot,
                "returns",
                "declare",
                Map.of(
                        "returns[0].flow", "1",
                        "returns[0].pieces", "201",
                        "returns[0].on", today,
                        "returns[0].reason", "damaged"),
                null,
                null);
        assertThat(back.getStatus().value()).isEqualTo(422);
        assertThat(html(back).select("a[href='#returns-0-pieces']").text()).contains("at most 200 pieces");
        assertThat(html(back).select("[name='returns[0].pieces']").attr("value"))
                .isEqualTo("201");
        for (var words : List.of("#flow", "#return", "#lot-figures", "#lot-flows thead", "#lot-returns h2")) {
            assertThat(html(back).select(words).text())
                    .as(words)
                    .isNotBlank()
                    .doesNotContain("??")
                    .doesNotContainPattern(HAN);
        }
        var all = reader.submit(
                "/mask/flows?number=" + masks.permitNumber(),
                "/mask/flows/declare",
                Map.of("number", masks.permitNumber()));
        assertThat(html(all).select("#declared").text())
                .contains("Some lots were not declared", "Row 1: More than is in stock")
                .doesNotContainPattern(HAN);
        assertThat(page(importer, lot).select("#lot-flows thead").text())
                .as("a reader who did not ask for it")
                .contains("流向");
    }

    @Test
    @Spec({"MSK-33", "GEN-10"})
    void whatAnotherSessionDeclaresShowsOnTheLotPageAndTheListByItself() {
        var regulator = Browser.loggedIn(service, "regulator");
        try (var open = new LivePage(service, regulator, "/mask/stock/" + lot);
                var list = new LivePage(service, importer, "/mask/flows?permitNumber=" + masks.permitNumber())) {
            assertThat(open.silent()).as("the page was up to date").isTrue();

            masks.flow(200);
            assertThat(open.next("lot-figures", "800 片", "帳平")).contains("id=\"lot-figures\"");
            open.next("lot-flows", "自用");
            open.next("lot-history", "自用");
            list.next("lots", lot, "800");

            masks.comeBack(50);
            open.next("lot-returns", "尺寸不合");
            list.next("lots", lot, "850");
        }
    }

    @Test
    @Spec({"GEN-04", "MSK-30"})
    void theListOfLotsIsExportedWhole() throws IOException {
        masks.flow(200);
        var query = "permitNumber=" + masks.permitNumber() + "&size=1&sort=lotNumber";

        var rows = csv(importer, query);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).contains("批號", "許可號碼", "進口人", "庫存");
        assertThat(rows.get(1)).contains(lot, "醫用", "JP", "遠東精密機械股份有限公司", "1000", "200", "800");
        assertThat(rows.get(2)).contains(other, "非醫用", "300");
        assertThat(csv(importer, query + "&kind=NON_MEDICAL")).hasSize(2);
        assertThat(csv(stranger, query)).as("what a stranger sees").hasSize(1);
        importer.get("/mask/flows?lang=en");
        assertThat(csv(importer, query).getFirst()).doesNotContainPattern(HAN);
        importer.get("/mask/flows?lang=zh");
        var sheet = sheet(Objects.requireNonNull(
                importer.file("/mask/flows/export.xlsx?" + query).getResponseBody()));
        assertThat(sheet.stream().map(row -> row.getCellText(0)).toList())
                .startsWith("批號", lot, other)
                .hasSize(4);
    }

    private List<String> csv(Browser reader, String query) {
        var answer = reader.file("/mask/flows/export.csv?" + query);
        assertThat(answer.getStatus().value()).isEqualTo(200);
        var lines = new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8)
                .lines()
                .toList();
        // the last says up to which event it goes
        assertThat(lines.getLast()).containsPattern("資料截至第 \\d+ 號事件|As of event \\d+");
        return lines.subList(0, lines.size() - 1);
    }

    private static List<Row> sheet(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return book.getFirstSheet().read();
        }
    }

    private Map<String, String> flow(int row, String kind, String receiver, String pieces) {
        var at = "flows[" + row + "].";
        return Map.of(at + "on", today, at + "kind", kind, at + "receiver", receiver, at + "pieces", pieces);
    }

    /** Presses a button of a lot's form as its page shows it now, some fields typed anew; with a document of the first flow where one is given. */
    private EntityExchangeResult<String> press(
            Browser reader,
            String lotNumber,
            String list,
            String op,
            Map<String, String> typed,
            @Nullable String fileName,
            byte @Nullable [] content) {
        var action = "/mask/stock/" + lotNumber + "/" + list;
        var form = (FormElement) Objects.requireNonNull(
                page(reader, lotNumber).select("form[action^='" + action + "']").first());
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.keySet().removeIf(name -> name.contains("[NEW]") || name.endsWith(".proofs"));
        fields.putAll(typed);
        fields.put("op", op);
        if (fileName == null || content == null) {
            return reader.post(action, fields);
        }
        var parts = new MultipartBodyBuilder();
        fields.forEach(parts::part);
        parts.part("flows[0].proofs", new ByteArrayResource(content)).filename(fileName);
        return service.client()
                .post()
                .uri(action + "?_csrf={token}", fields.get("_csrf"))
                .accept(MediaType.TEXT_HTML)
                .cookies(jar -> reader.cookies().forEach(jar::add))
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static Document page(Browser reader, String lotNumber) {
        return html(reader.get("/mask/stock/" + lotNumber));
    }

    private static Document html(EntityExchangeResult<String> answer) {
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private static String location(EntityExchangeResult<String> answer) {
        return Objects.requireNonNull(
                        answer.getResponseHeaders().getLocation(),
                        () -> html(answer).select("main").text())
                .toString();
    }
}
