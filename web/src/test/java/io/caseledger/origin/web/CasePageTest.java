package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.web.SampleFiles;
import io.caseledger.shared.web.Uploads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

class CasePageTest {
    private final CasePagesFixture cases = new CasePagesFixture();

    @Test
    @Spec("COE0150-02")
    void givenACase_whenOpened_thenEverythingFiledStateNextStepFeeAndHistory() {
        var marker = CasePagesFixture.unique();
        var filed = cases.file("applicant", "TPE", marker);

        var html = CasePagesFixture.body(cases.browser("applicant").get(CasePagesFixture.page(filed)));

        // the document, with names for codes and separators
        assertThat(html)
                .contains("一般原產地證明書")
                .contains(marker)
                .contains("𠮷祥精密工業")
                .contains("德國（DE）")
                .contains("Lathe, CNC")
                .contains("1,200.5")
                .contains("4810.22.20.31-5")
                .contains("合計")
                .contains("放行前申請")
                .contains("非電子印章式");
        // where it stands, what is next, fee and quota
        assertThat(html)
                .contains("class=\"state waiting\"")
                .contains("等候臺北簽發單位承辦人領取審核")
                .contains("預定完成")
                .contains("NT$200，核可後繳納")
                .contains("正本 1 份、副本 0 份");
        // the history: who, in which role, what, and the event behind it
        assertThat(html)
                .contains("送出申請，收件編號 " + filed.number())
                .contains("申請人")
                .contains("事件位置")
                .contains(Long.toString(filed.position()));
    }

    @Test
    @Spec("COE0150-02")
    void givenAnApprovedCase_whenOpenedByItsCertificateNumber_thenTheSameCaseInEitherLanguage() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.approve("issuer", filed);
        var html = CasePagesFixture.body(cases.browser("applicant").get(CasePagesFixture.page(filed)));
        var certificate = html.replaceAll("(?s).*核可，產證編號 ([A-Z0-9-]+).*", "$1");

        // a browser of its own: the choice of a language stays
        var english = Browser.loggedIn(cases.service, "applicant");
        english.get("/?lang=en");
        var byCertificate = english.get("/origin/certificates/" + certificate);

        assertThat(byCertificate.getStatus().value()).isEqualTo(200);
        assertThat(CasePagesFixture.body(byCertificate))
                .contains(filed.number())
                .contains("Approved under certificate number " + certificate)
                .contains("NT$200, not paid");
    }

    @Test
    @Spec("REV-05")
    void givenAnApprovedCase_whenTheOfficerHandsItOver_thenCollectedAndByWhom() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.approve("issuer", filed);
        var page = CasePagesFixture.page(filed);

        var answer =
                cases.press(cases.browser("issuer"), page, page + "/collect", Map.of("collectedBy", "王小明 <script>"));

        var shown = CasePagesFixture.body(
                cases.browser("applicant").get(page + afterOf(CasePagesFixture.location(answer))));
        assertThat(shown)
                .contains("class=\"state handed\"")
                .contains("王小明 &lt;script&gt;")
                .doesNotContain("<script>王");
    }

    @Test
    @Spec("REV-05")
    void givenACaseNotApproved_whenHandedOver_thenRefusedWithTheReasonOnThePage() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var page = CasePagesFixture.page(filed);

        var answer = cases.browser("issuer")
                .submit(page, page + "/collect", Map.of("idempotencyKey", "k", "version", "0", "collectedBy", "x"));

        assertThat(answer.getStatus().value()).isEqualTo(409);
        assertThat(CasePagesFixture.body(answer)).contains("id=\"refusal\"").contains(filed.number());
        assertThat(CasePagesFixture.body(cases.browser("issuer").get(page))).contains("class=\"state waiting\"");
    }

    @Test
    @Spec("GEN-08")
    void givenAPageOpenedBeforeAChange_whenItsButtonIsPressed_thenToldWhatHasChangedAndNothingIsOverwritten() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var page = CasePagesFixture.page(filed);
        var applicant = cases.browser("applicant");
        var asks = "/origin/cancel/" + filed.number();
        var opened = applicant.get(asks);
        cases.take("issuer", filed);

        var answer = cases.pressOn(applicant, opened, asks, Map.of());

        assertThat(answer.getStatus().value()).isEqualTo(409);
        assertThat(CasePagesFixture.body(answer))
                .contains("您查看之後，案件有這些變動")
                .contains("領取審核")
                .contains("class=\"state working\"");
        assertThat(CasePagesFixture.body(applicant.get(page)))
                .contains("class=\"state working\"")
                .doesNotContain("class=\"state bad\"");
    }

    @Test
    @Spec("GEN-08")
    void givenTwoPagesOfOneOfficer_whenBothHandOver_thenTheSecondPressIsTheFirstOnesRepetition() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.approve("issuer", filed);
        var page = CasePagesFixture.page(filed);
        var issuer = cases.browser("issuer");
        var opened = issuer.get(page);

        var first = cases.pressOn(issuer, opened, page + "/collect", Map.of("collectedBy", "王大明"));
        var second = cases.pressOn(issuer, opened, page + "/collect", Map.of("collectedBy", "王大明"));
        var other = cases.pressOn(issuer, opened, page + "/collect", Map.of("collectedBy", "陳小美"));

        assertThat(CasePagesFixture.location(second)).isEqualTo(CasePagesFixture.location(first));
        assertThat(other.getStatus().is4xxClientError())
                .as("the same key for something else")
                .isTrue();
        assertThat(CasePagesFixture.body(issuer.get(CasePagesFixture.location(first))))
                .contains("王大明")
                .doesNotContain("陳小美");
    }

    @Test
    @Spec("COE0150-02")
    void givenACollectedCase_whenOpened_thenNoButtonIsOffered() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.approve("issuer", filed);
        cases.send("issuer", new CollectCertificate(CasePagesFixture.idOf(filed), null));
        var page = CasePagesFixture.page(filed);

        for (var who : new String[] {"applicant", "issuer", "auditor"}) {
            assertThat(CasePagesFixture.body(cases.browser(who).get(page)))
                    .as(who)
                    .doesNotContain("action=\"" + page);
        }
    }

    @Test
    @Spec("COE0150-02")
    void givenAnAttachment_whenDownloaded_thenItsBytesForWhoMaySeeTheCaseAndNobodyElse() {
        var text = new String(SampleFiles.pdf("% " + CasePagesFixture.unique()), StandardCharsets.UTF_8);
        var file = Objects.requireNonNull(cases.service
                .bean(Uploads.class)
                .keep(
                        cases.actor("applicant"),
                        "發票 1.pdf",
                        Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8))))
                .block(Duration.ofSeconds(20)));
        var attachment = new Attachment(
                "INVOICE", Attachment.Delivery.UPLOADED, file.name(), file.sha256(), file.mediaType(), file.size());
        var filed = cases.file(
                "applicant",
                CasePagesFixture.attached(
                        cases.application("applicant", "TPE", CasePagesFixture.unique()), List.of(attachment)));
        var other = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var link = CasePagesFixture.page(filed) + "/attachments/" + file.sha256();

        assertThat(CasePagesFixture.body(cases.browser("issuer").get(CasePagesFixture.page(filed))))
                .contains("href=\"" + link + "\"")
                .contains("商業發票");
        var answer = cases.browser("issuer").get(link);
        assertThat(CasePagesFixture.body(answer)).isEqualTo(text);
        assertThat(answer.getResponseHeaders().getFirst("Content-Disposition")).startsWith("attachment;");
        assertThat(cases.browser("applicant2").get(link).getStatus().value()).isEqualTo(404);
        // the content is there, but that case does not name it
        assertThat(cases.browser("applicant")
                        .get(CasePagesFixture.page(other) + "/attachments/" + file.sha256())
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    private static String afterOf(String location) {
        return location.substring(location.indexOf('?'));
    }
}
