package io.caseledger.permit.web;

import static io.caseledger.permit.api.PermitCalls.application;
import static io.caseledger.permit.api.PermitCalls.declarationNumber;
import static io.caseledger.permit.api.PermitCalls.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The applicant's pages of permits, used without scripts as manual 004 goes through them. */
class PermitPagesTest {
    private static final RunningService SERVICE = RunningService.shared();

    private final Browser applicant = Browser.loggedIn(SERVICE, "applicant");
    private final PermitCalls calls = PermitCalls.as("applicant");
    private final PermitCalls customs = PermitCalls.as("customs");

    @Test
    @Spec({"MSK-01", "MSK-02", "MSK-03"})
    void givenTwoSteps_whenApplied_thenANumberAtOnceAndWhatComesNext() {
        var form = PermitForm.open(applicant, "/mask/apply");
        assertThat(form.value("importer.nameChinese")).as("from the account").isNotBlank();
        assertThat(form.value("importer.email")).contains("@");
        assertThat(form.page().getElementById("importer-identityNumber").hasAttr("readonly"))
                .isTrue();

        form.set("importer.nameEnglish", "Far East Precision Machinery Co., Ltd.")
                .press("next");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.page().getElementById("confirmed-title").parent().text())
                .as("shown to be confirmed")
                .contains("Far East Precision Machinery Co., Ltd.", PermitCalls.APPLICANT_IDENTITY);

        form.press("add:items").fill(application(ImportWay.PARCEL, 1_000, 500)).press("copy:items:1");
        assertThat(form.value("items[2].name")).isEqualTo("布口罩 Cloth masks");
        form.press("delete:items:2").press("refresh");
        assertThat(form.fields()).doesNotContainKey("items[2].name");
        assertThat(form.page().select("[data-sum]").eachText()).containsExactly("1,000 片", "500 片");

        var number = form.done("submit", "submit");
        assertThat(form.page().getElementById("done").text()).contains(number, "核銷");
        assertThat(form.page().select("#done a").attr("href")).isEqualTo("/mask/permits/" + number + "/write-off");
    }

    @Test
    @Spec({"MSK-01", "MSK-02", "GEN-05"})
    void givenMistakes_whenApplied_thenEachBesideItsFieldAndNothingLost() {
        var form = PermitForm.open(applicant, "/mask/apply")
                .set("importer.nameChinese", "")
                .set("importer.email", "nobody")
                .press("next");
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errors()).hasSize(2);
        assertThat(form.errorBeside("importer.email")).contains("電子郵件");
        assertThat(form.value("importer.email")).isEqualTo("nobody");

        form = PermitForm.open(applicant, "/mask/apply")
                .press("next")
                .fill(application(ImportWay.DECLARATION))
                .set("items[0].kind", "NON_MEDICAL")
                .set("items[1].quantity", "many")
                .press("submit");
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("items[0].commodityCode")).contains("號列");
        assertThat(form.errorBeside("items[1].quantity")).contains("many");
        assertThat(form.page().select("#errors a[href=#items-1-quantity]")).hasSize(1);
        assertThat(form.value("items[1].quantity")).isEqualTo("many");
        assertThat(form.value("items[1].origin")).isEqualTo("JP");
    }

    @Test
    @Spec("GEN-07")
    void givenTheSameForm_whenSentTwice_thenOnePermit() {
        var form = PermitForm.open(applicant, "/mask/apply").press("next").fill(application(ImportWay.OTHER));
        var again = Map.copyOf(form.fields());
        var path = form.path();
        var number = form.done("submit", "submit");
        var second = new LinkedHashMap<>(again);
        second.put("op", "submit");
        assertThat(String.valueOf(
                        applicant.post(path, second).getResponseHeaders().getLocation()))
                .contains(number);
    }

    @Test
    @Spec("MSK-01")
    void givenAnAgent_whenItApplies_thenItsDataStandBesideTheImporters() {
        var form = PermitForm.open(Browser.loggedIn(SERVICE, "agent"), "/mask/apply");
        assertThat(form.page().getElementById("agent-identityNumber").hasAttr("readonly"))
                .isTrue();
        form.fill(application(ImportWay.DECLARATION)).set("importer.identityNumber", PermitCalls.APPLICANT_IDENTITY);
        var number = form.press("next").done("submit", "submit");
        assertThat(form.page().getElementById("doc-agent").text()).contains("申辦代理人");
        assertThat(applicant.get("/mask/permits/" + number).getStatus().value())
                .as("the importer sees it too")
                .isEqualTo(200);
    }

    @Test
    @Spec({"MSK-05", "MSK-10", "MSK-11"})
    void givenAPermit_whenCorrected_thenChangesAreMarkedAndBothVersionsAreListed() {
        var number = calls.submit(application(ImportWay.DECLARATION)).number();
        var start = applicant.submit("/mask/revise", "/mask/revise", Map.of("number", number, "description", "更正產地"));
        assertThat(start.getStatus().value()).isEqualTo(303);
        var form = PermitForm.open(applicant, "/mask/permits/" + number + "/revise?description=更正產地");
        assertThat(form.value("items[0].origin")).as("original data").isEqualTo("JP");
        assertThat(form.value("description")).isEqualTo("更正產地");
        assertThat(form.value("kind")).as("the only one open").isEqualTo("CORRECTION");
        assertThat(form.page().select("input[name=kind][disabled]")).hasSize(2);

        form.press("next");
        assertThat(form.errors()).as("nothing changed yet").hasSize(1);
        form.set("items[0].origin", "CN").press("refresh");
        assertThat(form.page()
                        .getElementById("items-0-origin")
                        .closest(".field")
                        .select(".officer")
                        .text())
                .contains("JP");
        form.press("next");
        assertThat(form.page().select("del.was").text()).contains("JP");
        assertThat(form.page().select("ins.now").text()).contains("CN");
        assertThat(form.done("submit", "revise")).isEqualTo(number);
        assertThat(form.page().getElementById("at-items-0-origin").select("del").text())
                .contains("JP");

        var list = page("/mask/permits?permitNumber=" + number);
        assertThat(list.select("#permits tbody tr")).hasSize(2);
        assertThat(list.select("#permits tbody tr").first().text()).contains("第 2 版", "最新");
        assertThat(list.select("#permits tbody tr").last().text()).contains("第 1 版", "舊版");
        assertThat(page("/mask/permits/" + number + "?revision=1")
                        .getElementById("permit-document")
                        .text())
                .contains("較新的版本", "日本");
    }

    @Test
    @Spec({"MSK-11", "MSK-12", "MSK-13"})
    void givenWhatCustomsSaid_whenRevised_thenOnlyTheKindThatFitsIsOpen() {
        var number = calls.submit(application(ImportWay.DECLARATION)).number();
        var declaration = declarationNumber();
        declare(number, declaration);
        assertThat(openKinds(number)).isEmpty();
        assertThat(next(number)).contains("海關辦理通關中", declaration.replace("  ", " "), "已收單");
        customs.tell(number, "entries", message(declaration, Map.of()));
        assertThat(next(number)).contains(declaration.replace("  ", " "), "已進入通關程序", "等候放行");
        customs.tell(number, "mismatches", message(declaration, Map.of("description", "產地不符")));
        assertThat(openKinds(number)).isEqualTo("MISMATCH_AMENDMENT");
        assertThat(page("/mask/permits/" + number).getElementById("permit-next").text())
                .contains("產地不符");
        revise(number, "items[0].origin", "CN");
        customs.tell(
                number, "releases", message(declaration, Map.of("items", pieces(1_000, 500), "releasedOn", today())));
        assertThat(openKinds(number)).isEmpty();
        customs.tell(number, "demands", message(declaration, Map.of("description", "單價不符")));
        assertThat(openKinds(number)).isEqualTo("POST_CLEARANCE_AMENDMENT");
        revise(number, "items[0].unitPrice", "3");
        assertThat(page("/mask/permits/" + number)
                        .getElementById("permit-revisions")
                        .text())
                .contains("單證比對不符修正", "已通關相符修正");
    }

    @Test
    @Spec("MSK-14")
    void givenGoodsThatCameIn_whenTheFormGoesBelowThem_thenBesideTheField() {
        var number = calls.submit(application(ImportWay.PARCEL, 1_000, 500)).number();
        calls.order(
                number,
                "write-off",
                Map.of("rows", List.of(Map.of("reference", "EE123456785TW", "medical", 800, "nonMedical", 0))));
        var form = PermitForm.open(applicant, "/mask/permits/" + number + "/revise?description=x")
                .set("items[0].quantity", "700")
                .press("next")
                .press("submit");
        assertThat(form.status()).isIn(409, 422);
        assertThat(form.page().text()).contains("800");
        assertThat(form.value("items[0].quantity")).isEqualTo("700");
    }

    @Test
    @Spec({"MSK-13", "MSK-14"})
    void givenAnAmendmentBelowWhatCameIn_whenChecked_thenAskedBeforeItIsFiledAndNeverCalledLessThanNothing() {
        var number = calls.submit(application(ImportWay.DECLARATION)).number();
        var declaration = declarationNumber();
        declare(number, declaration);
        customs.tell(number, "entries", message(declaration, Map.of()));
        customs.tell(
                number, "releases", message(declaration, Map.of("items", pieces(1_000, 500), "releasedOn", today())));
        customs.tell(number, "demands", message(declaration, Map.of("description", "數量不符")));

        var form = PermitForm.open(applicant, "/mask/permits/" + number + "/revise?description=數量")
                .set("items[0].quantity", "100")
                .press("next");
        assertThat(form.page().getElementById("exceeded").text()).contains("已進口 1,000 片", "超過 900 片");
        assertThat(form.page().select("button[value=submit]").attr("data-confirm"))
                .isNotBlank();

        assertThat(form.done("submit", "revise")).isEqualTo(number);
        assertThat(page("/mask/permits/" + number).getElementById("permit-side").text())
                .contains("醫用進口超過核准 900 片")
                .doesNotContain("-900");
    }

    private String next(String number) {
        return page("/mask/permits/" + number).getElementById("permit-next").text();
    }

    @Test
    @Spec("GEN-08")
    void givenThePermitHasChanged_whenRevised_thenToldWhatAndTextKept() {
        var number = calls.submit(application(ImportWay.DECLARATION)).number();
        var late = PermitForm.open(applicant, "/mask/permits/" + number + "/revise?description=late");
        revise(number, "items[0].origin", "CN");
        late.set("items[1].unitPrice", "9.5").press("next").press("submit");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().getElementById("conflict").text()).contains("JP", "CN");
        assertThat(late.value("items[1].unitPrice")).isEqualTo("9.5");
        assertThat(late.press("next").done("submit", "revise"))
                .as("now that it is known")
                .isEqualTo(number);
    }

    @Test
    @Spec({"MSK-20", "MSK-21"})
    void givenAParcel_whenWrittenOff_thenSavedChangedAndCompletedOnce() {
        var number = calls.submit(application(ImportWay.PARCEL, 1_000, 500)).number();
        var path = "/mask/permits/" + number + "/write-off";
        var form = PermitForm.open(applicant, path).press("add:rows");
        form.set("rows[0].reference", "EE123456784TW")
                .set("rows[0].medical", "50")
                .press("save");
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("rows[0].reference")).contains("郵包號碼");
        form.set("rows[0].reference", "EE123456785TW")
                .set("rows[0].nonMedical", "501")
                .press("save");
        assertThat(form.status()).as("above the permit").isIn(409, 422);
        assertThat(form.errorBeside("rows[0].nonMedical")).contains("500");
        form.set("rows[0].nonMedical", "100").done("save", "write-off");

        form = PermitForm.open(applicant, path);
        assertThat(form.page()
                        .select("#figures ~ .table-frame tbody tr")
                        .first()
                        .text())
                .contains("1,000", "50", "950");
        form.press("delete:rows:0").press("complete");
        assertThat(form.status()).as("nothing written off").isEqualTo(409);
        form = PermitForm.open(applicant, path);
        assertThat(form.value("rows[0].reference"))
                .as("a refused completion leaves the rows")
                .isEqualTo("EE123456785TW");
        form.set("rows[0].medical", "60").done("complete", "complete");
        assertThat(form.page().getElementById("permit-steps").text()).contains("核銷完成");
        assertThat(form.page().getElementById("permit-stock").text()).contains("EE123456785TW", "60", "100");
        assertThat(PermitForm.open(applicant, path).page().select("form#permit"))
                .as("closed")
                .isEmpty();
    }

    @Test
    @Spec("MSK-06")
    void givenAnUntouchedPermit_whenCancelled_thenItSaysSoAndOffersNothingMore() {
        var number = calls.submit(application(ImportWay.DECLARATION)).number();
        var path = "/mask/permits/" + number + "/cancel";
        var form = Jsoup.parse(String.valueOf(applicant.get(path).getResponseBody()))
                .selectFirst("form[action=" + path + "]");
        var fields = FilingForm.shown(form);
        fields.put("reason", "重複申請");
        var answer = applicant.post(path, fields);
        assertThat(answer.getStatus().value()).isEqualTo(303);
        var page = page(String.valueOf(answer.getResponseHeaders().getLocation()));
        assertThat(page.getElementById("permit-head").text()).contains("已取消");
        assertThat(page.getElementById("permit-next").text()).contains("重複申請");
        assertThat(page.select("#permit-next a[href$=/revise], #permit-next a[href$=/cancel]"))
                .isEmpty();
        assertThat(applicant
                        .post(path, Map.of("_csrf", fields.get("_csrf")))
                        .getStatus()
                        .value())
                .isEqualTo(409);
    }

    @Test
    @Spec("MSK-06")
    void givenAnExpiredPermit_whenReissued_thenTheNewPermitsPageOpensAndNamesTheOldOne() {
        var number = PermitCalls.expired();
        var path = "/mask/permits/" + number + "/reissue";
        var answer = applicant.post(path, FilingForm.shown(page(path).selectFirst("form[action=" + path + "]")));
        assertThat(answer.getStatus().value()).isEqualTo(303);
        var location = String.valueOf(answer.getResponseHeaders().getLocation());
        assertThat(location).startsWith("/mask/permits/MSK").doesNotContain(number);
        assertThat(applicant.get(location).getStatus().value()).isEqualTo(200);
        var page = page(location);
        assertThat(page.getElementById("done").text())
                .contains(location.substring("/mask/permits/".length(), location.indexOf('?')));
        assertThat(page.select("a[href=/mask/permits/" + number + "]").text()).isEqualTo(number);
    }

    @Test
    @Spec("MSK-06")
    void givenAUsedPermit_whenCancelled_thenRefusedWithTheReason() {
        var number = calls.submit(application(ImportWay.DECLARATION)).number();
        declare(number, declarationNumber());
        var page = page("/mask/permits/" + number + "/cancel");
        assertThat(page.select("form[action$=/cancel]")).isEmpty();
        assertThat(page.text()).contains("不能取消");
        assertThat(page("/mask/permits/" + number + "/reissue").text()).contains("已過期");
    }

    @Test
    @Spec({"MSK-05", "GEN-04"})
    void givenPermits_whenSearched_thenByDaysOrNumberSortedAndExported() {
        var number = calls.submit(application(ImportWay.OTHER)).number();
        assertThat(page("/mask/permits?permitNumber=" + number + "&issuedFrom=" + today() + "&issuedTo=" + today())
                        .select("#permits tbody tr"))
                .hasSize(1);
        assertThat(page("/mask/permits?permitNumber=" + number + "&issuedTo=109/01/01")
                        .text())
                .contains("沒有符合條件的許可");
        var unreadable = applicant.get("/mask/permits?issuedFrom=yesterday");
        assertThat(unreadable.getStatus().value()).isEqualTo(400);
        assertThat(page("/mask/permits?sort=issuedOn")
                        .select("th[aria-sort=ascending]")
                        .text())
                .contains("核發日期");
        assertThat(String.valueOf(applicant
                        .get("/mask/permits/export.csv?permitNumber=" + number)
                        .getResponseBody()))
                .contains(number, "最新");
        assertThat(Browser.loggedIn(SERVICE, "applicant2")
                        .get("/mask/permits/" + number)
                        .getStatus()
                        .value())
                .as("a foreign permit is a missing one")
                .isEqualTo(404);
        assertThat(page("/mask/permits/" + number).select("form[action$=/print], a[href*=.pdf]"))
                .hasSize(2);
    }

    private void declare(String number, String declaration) {
        customs.tell(
                number,
                "declarations",
                message(
                        declaration,
                        Map.of("importerIdentity", PermitCalls.APPLICANT_IDENTITY, "items", pieces(1_000, 500))));
    }

    private static Map<String, Object> message(String declaration, Map<String, ?> more) {
        var message = new HashMap<String, Object>(more);
        message.put("messageId", "M-" + PermitCalls.key());
        message.put("declarationNumber", declaration);
        return message;
    }

    /** Changes one field and files it. */
    private void revise(String number, String field, String value) {
        PermitForm.open(applicant, "/mask/permits/" + number + "/revise?description=test")
                .set(field, value)
                .press("next")
                .done("submit", "revise");
    }

    private String openKinds(String number) {
        return String.join(
                " ",
                PermitForm.open(applicant, "/mask/permits/" + number + "/revise")
                        .page()
                        .select("input[name=kind]:not([disabled])")
                        .eachAttr("value"));
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Taipei")).toString();
    }

    private Document page(String path) {
        return Jsoup.parse(String.valueOf(applicant.get(path).getResponseBody()));
    }
}
