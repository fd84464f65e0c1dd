package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private final CasePagesFixture cases = new CasePagesFixture();

    private Outcome underReview() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.take("issuer", filed);
        return filed;
    }

    private static String review(Outcome filed) {
        return CasePagesFixture.page(filed) + "/review";
    }

    @Test
    @Spec("REV-01")
    void givenWaitingCases_whenTheQueueIsOpened_thenOwnUnitOldestFirstWithAgeAndDueTime() {
        var first = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var second = cases.file("applicant2", "TPE", CasePagesFixture.unique());
        var elsewhere = cases.file("applicant", "KHH", CasePagesFixture.unique());

        var html = CasePagesFixture.body(cases.browser("issuer").get("/origin/queue?size=500"));

        assertThat(CasePagesFixture.rows(html))
                .containsSubsequence(first.number(), second.number())
                .doesNotContain(elsewhere.number());
        assertThat(html).contains("<meter class=\"age-bar\"").contains("剛剛").contains("預定完成");
    }

    @Test
    @Spec("REV-01")
    void givenATakenCase_whenTheQueueIsOpened_thenWhoHasIt() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var issuer = cases.browser("issuer");
        var page = CasePagesFixture.page(filed);

        var taken = CasePagesFixture.location(
                cases.press(issuer, "/origin/queue?size=500&tab=unassigned", page + "/take", Map.of()));
        assertThat(taken).startsWith(page + "/review?after=");
        assertThat(issuer.get(taken).getStatus().value()).isEqualTo(200);
        var mine = CasePagesFixture.body(issuer.get("/origin/queue?size=500&tab=mine"));
        assertThat(row(mine, filed)).contains("林雅婷");
        assertThat(CasePagesFixture.rows(CasePagesFixture.body(issuer.get("/origin/queue?size=500&tab=unassigned"))))
                .doesNotContain(filed.number());
    }

    @Test
    @Spec("REV-01")
    void givenACase_whenEveryButtonThatItOffersIsPressed_thenQueueAndPageFollow() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var issuer = cases.browser("issuer");
        var page = CasePagesFixture.page(filed);
        var pressed = new EnumMap<CaseButton, Integer>(CaseButton.class);

        for (int i = 0; i < 2 * CaseButton.values().length; i++) {
            var row = row(filed);
            var waits = row.state().equals(CaseState.RECEIVED.name());
            assertThat(row.officer() == null).as("nobody has what waits").isEqualTo(waits);
            var queue = "/origin/queue?size=500&tab=" + (waits ? "unassigned" : "mine");
            assertThat(CasePagesFixture.rows(CasePagesFixture.body(issuer.get(queue))))
                    .contains(filed.number());
            var offered = CaseButton.offered(CaseState.valueOf(row.state()), !waits, row.own());
            if (offered.isEmpty()) {
                break;
            }
            var button = Collections.min(offered, Comparator.comparing(each -> pressed.getOrDefault(each, 0)));

            // the second time on the case's own page
            var from = pressed.containsKey(button) ? page : queue;
            var to = CasePagesFixture.location(cases.press(issuer, from, page + "/" + button.word(), Map.of()));

            assertThat(to).startsWith((button.opensReview() ? page + "/review" : from.split("\\?", 2)[0]) + "?after=");
            assertThat(issuer.get(to).getStatus().value()).isEqualTo(200);
            assertThat(row(filed).version()).isEqualTo(row.version() + 1);
            pressed.merge(button, 1, Integer::sum);
        }

        assertThat(pressed).containsOnlyKeys(CaseButton.values());
    }

    private CaseRow row(Outcome filed) {
        var view = cases.service.bean(Cases.class).find(cases.actor("issuer"), filed.number());
        return Objects.requireNonNull(view.block(Duration.ofSeconds(10))).row();
    }

    private static String row(String html, Outcome filed) {
        var row = Pattern.compile("<tr[^>]* id=\"case-" + filed.number() + "\".*?</tr>", Pattern.DOTALL)
                .matcher(html);
        assertThat(row.find()).isTrue();
        return row.group();
    }

    @Test
    @Spec("REV-01")
    void givenWaitingCases_whenTheNextIsTaken_thenTheOldestOpensAndASecondClickTakesNoOther() {
        cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.file("applicant", "TPE", CasePagesFixture.unique());
        var issuer = cases.browser("issuer");
        var queue = issuer.get("/origin/queue?size=500&tab=unassigned");
        var oldest = CasePagesFixture.rows(CasePagesFixture.body(queue)).get(0);

        var first = CasePagesFixture.location(cases.pressOn(issuer, queue, "/origin/queue/next", Map.of()));
        var second = CasePagesFixture.location(cases.pressOn(issuer, queue, "/origin/queue/next", Map.of()));

        assertThat(first).startsWith("/origin/certificates/" + oldest + "/review");
        assertThat(second).isEqualTo(first);
    }

    @Test
    @Spec("REV-01")
    void givenAnApplicant_whenTheQueueIsOpened_thenForbidden() {
        assertThat(cases.browser("applicant").get("/origin/queue").getStatus().value())
                .isEqualTo(403);
    }

    @Test
    @Spec("REV-02")
    void givenACaseUnderReview_whenApproved_thenItHasItsNumberAndTheNextCaseFollows() {
        var next = underReview();
        var filed = underReview();
        var issuer = cases.browser("issuer");

        var answer =
                cases.press(issuer, review(filed), review(filed), Map.of("op", "approve", "next", "on", "reason", ""));

        assertThat(CasePagesFixture.location(answer)).contains("/review?").contains("decided=" + filed.number());
        assertThat(CasePagesFixture.body(issuer.get(CasePagesFixture.location(answer))))
                .contains(filed.number())
                .contains("已核可");
        assertThat(CasePagesFixture.body(cases.browser("applicant").get(CasePagesFixture.page(filed))))
                .contains("class=\"state good\"")
                .containsPattern("產證編號 TPE\\d{2}-\\d{6}");
        assertThat(next.number()).isNotEqualTo(filed.number());
    }

    @Test
    @Spec("REV-02")
    void givenACaseUnderReview_whenCorrectionIsAskedFor_thenTheApplicantSeesEachCommentAtItsField() {
        var filed = underReview();

        var answer = cases.press(
                cases.browser("issuer"),
                review(filed),
                review(filed),
                Map.of("op", "correct", "comment:goods[1].quantity", "與發票不符", "comment:shipment.shipDate", "請補船期"));

        assertThat(CasePagesFixture.location(answer)).startsWith("/origin/queue?");
        var html = CasePagesFixture.body(cases.browser("applicant").get(CasePagesFixture.page(filed)));
        assertThat(html)
                .contains("class=\"state action\"")
                .contains("補正事項（2 項）")
                .contains("href=\"#at-goods-1-quantity\"")
                .contains("貨品 2 › 數量")
                .contains("與發票不符")
                .contains(CasePagesFixture.page(filed) + "/revise");
    }

    @Test
    @Spec("REV-02")
    void givenNoScripts_whenAFieldIsChosenAndWrittenAbout_thenTheCommentIsAddedAndGoesWithTheCorrection() {
        var filed = underReview();
        var issuer = cases.browser("issuer");

        var added = cases.press(
                issuer,
                review(filed),
                review(filed),
                Map.of("op", "comment", "mark", "goods[1].quantity", "marked", "與發票不符"));
        assertThat(added.getStatus().value()).isEqualTo(200);
        assertThat(CasePagesFixture.body(added))
                .contains("name=\"comment:goods[1].quantity\"", "與發票不符", "href=\"#at-goods-1-quantity\"");

        cases.pressOn(
                issuer,
                added,
                review(filed),
                Map.of("op", "correct", "comment:goods[1].quantity", "與發票不符", "mark", "remark", "marked", "請補說明"));
        assertThat(CasePagesFixture.body(cases.browser("applicant").get(CasePagesFixture.page(filed))))
                .contains("補正事項（2 項）", "與發票不符", "請補說明");
    }

    @Test
    @Spec("REV-02")
    void givenCommentsWritten_whenApproved_thenRefusedAndTheCommentsAreKept() {
        var filed = underReview();

        var answer = cases.press(
                cases.browser("issuer"),
                review(filed),
                review(filed),
                Map.of("op", "approve", "comment:remark", "不要弄丟這句話"));

        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(CasePagesFixture.body(answer)).contains("不要弄丟這句話").contains("id=\"refusal\"");
    }

    @Test
    @Spec("REV-02")
    void givenAReasonWritten_whenApprovedOrSentBack_thenRefusedAndTheReasonIsKept() {
        var filed = underReview();
        for (var op : List.of("approve", "correct")) {
            var answer = cases.press(
                    cases.browser("issuer"), review(filed), review(filed), Map.of("op", op, "reason", "不要弄丟這句話"));

            assertThat(answer.getStatus().value()).as(op).isEqualTo(422);
            assertThat(CasePagesFixture.body(answer))
                    .contains("value=\"不要弄丟這句話\"")
                    .contains("理由只隨「退件」送出");
        }
        assertThat(row(filed).state()).isEqualTo(CaseState.UNDER_REVIEW.name());
    }

    @Test
    @Spec("REV-02")
    void givenTheCaseWasGivenBack_whenDecidedFromAnOldPage_thenNoButtonPromisesMore() {
        var filed = underReview();
        var issuer = cases.browser("issuer");
        var old = issuer.get(review(filed));
        cases.send("issuer", new PutBackCase(CasePagesFixture.idOf(filed)));

        var answer = cases.pressOn(issuer, old, review(filed), Map.of("op", "reject", "reason", "不要弄丟這句話"));

        assertThat(answer.getStatus().value()).isEqualTo(409);
        var html = CasePagesFixture.body(answer);
        assertThat(html).contains("放回待審").contains("value=\"不要弄丟這句話\"").contains("到案件頁");
        assertThat(Pattern.compile("<button[^>]*name=\"op\" value=\"(approve|correct|reject)\"[^>]*>")
                        .matcher(html)
                        .results()
                        .map(MatchResult::group))
                .hasSize(3)
                .allMatch(button -> button.contains("disabled"));
    }

    @Test
    @Spec("REV-02")
    void givenACaseUnderReview_whenRejected_thenTheReasonIsNeededAndShown() {
        var filed = underReview();
        var issuer = cases.browser("issuer");

        var without = cases.press(issuer, review(filed), review(filed), Map.of("op", "reject"));
        assertThat(without.getStatus().value()).isEqualTo(422);

        cases.press(issuer, review(filed), review(filed), Map.of("op", "reject", "reason", "非我國產製"));
        assertThat(CasePagesFixture.body(cases.browser("applicant").get(CasePagesFixture.page(filed))))
                .contains("class=\"state bad\"")
                .contains("非我國產製");
    }

    @Test
    @Spec("REV-03")
    void givenARevisedCase_whenReviewed_thenOldAndNewFieldByFieldAndEveryRevisionReadable() {
        var application = cases.application("applicant", "TPE", CasePagesFixture.unique());
        var filed = cases.file("applicant", application);
        cases.take("issuer", filed);
        cases.send(
                "issuer",
                new RequestCorrection(
                        CasePagesFixture.idOf(filed), List.of(new FieldComment("goods[1].quantity", "與發票不符"))));
        cases.send(
                "applicant",
                new ReviseCertificate(
                        CasePagesFixture.idOf(filed),
                        CasePagesFixture.with(
                                application,
                                List.of(
                                        application.goods().get(0),
                                        new GoodsLine(
                                                false,
                                                "Lathe, CNC",
                                                new BigDecimal("4321"),
                                                "KGM",
                                                "48102220315",
                                                true,
                                                null)))));

        var html = CasePagesFixture.body(cases.browser("issuer").get(review(filed)));
        assertThat(html)
                .containsPattern("<del class=\"was\">1,200.5</del>\\s*<ins class=\"now\">4,321</ins>")
                .contains("第 2 版的變更（1 項）")
                .contains("與發票不符");

        var page = CasePagesFixture.page(filed);
        assertThat(CasePagesFixture.body(cases.browser("applicant").get(page + "/revisions/1")))
                .contains("1,200.5")
                .doesNotContain("4,321");
        assertThat(CasePagesFixture.body(cases.browser("applicant").get(page + "/revisions/2")))
                .containsPattern("<del class=\"was\">1,200.5</del>\\s*<ins class=\"now\">4,321</ins>");
        assertThat(cases.browser("applicant")
                        .get(page + "/revisions/3")
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @Spec("REV-02")
    void givenACaseOfAnotherOfficer_whenReviewed_thenTheCasePageSaysWhoHasIt() {
        var filed = cases.file("applicant", "KHH", CasePagesFixture.unique());
        cases.take("issuer2", filed);

        assertThat(cases.browser("issuer").get(review(filed)).getStatus().value())
                .isEqualTo(404);
        assertThat(cases.browser("applicant").get(review(filed)).getStatus().value())
                .isEqualTo(403);
    }

    @Test
    @Spec("REV-02")
    void givenADecidedCase_whenGoneBackToItsReview_thenTheCasePageSaysWhatWasDecided() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.take("issuer", filed);
        var officer = cases.browser("issuer");
        var decision = Map.of("op", "approve", "reason", "");
        cases.press(officer, review(filed), review(filed), decision);

        assertThat(CasePagesFixture.location(officer.get(review(filed)))).startsWith(CasePagesFixture.page(filed));
        // the page that the browser still has, sent once more
        var again = new HashMap<>(decision);
        again.put("_csrf", Browser.csrf(officer.get("/")));
        assertThat(officer.post(review(filed), again).getStatus().is4xxClientError())
                .isTrue();
    }

    @Test
    @Spec({"REV-01", "GEN-08"})
    void givenTwoOfficersTakeACaseAtOnce_thenOneHasItAndTheOtherIsToldWho() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        new Officer(cases.service, "issuer").take(filed.number());

        var second = cases.browser("issuer3");
        var answer = second.submit(
                "/origin/certificates/" + filed.number(),
                "/origin/certificates/" + filed.number() + "/take",
                Map.of("version", "0"));

        assertThat(answer.getStatus().value()).isEqualTo(409);
        assertThat(second.get("/origin/certificates/" + filed.number()).getResponseBody())
                .contains("林雅婷")
                .doesNotContain("/take");
    }
}
