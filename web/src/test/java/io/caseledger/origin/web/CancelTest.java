package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CancelTest {
    private final CasePagesFixture cases = new CasePagesFixture();

    @Test
    @Spec("COE0050-01")
    void givenAReceivedCase_whenTheApplicantCancels_thenCancelled() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var applicant = cases.browser("applicant");
        assertThat(CasePagesFixture.rows(
                        CasePagesFixture.body(applicant.get("/origin/cancel?receiptNumber=" + filed.number()))))
                .containsExactly(filed.number());

        var answer = cases.press(
                applicant, "/origin/cancel/" + filed.number(), "/origin/cancel/" + filed.number(), Map.of());

        assertThat(CasePagesFixture.body(applicant.get(CasePagesFixture.location(answer))))
                .contains("class=\"state bad\"")
                .contains("已取消");
        assertThat(CasePagesFixture.rows(
                        CasePagesFixture.body(applicant.get("/origin/cancel?receiptNumber=" + filed.number()))))
                .isEmpty();
    }

    @Test
    @Spec("COE0050-01")
    void givenACaseUnderReview_whenTheApplicantCancels_thenToldToTurnToTheUnit() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var taken = cases.take("issuer", filed);
        var page = CasePagesFixture.page(filed);
        var applicant = cases.browser("applicant");

        assertThat(CasePagesFixture.body(applicant.get("/origin/cancel/" + filed.number())))
                .contains("請洽臺北簽發單位");
        var answer = applicant.submit(
                page, page + "/cancel", Map.of("idempotencyKey", "late", "version", Long.toString(taken.version())));

        assertThat(answer.getStatus().value()).isEqualTo(409);
        assertThat(CasePagesFixture.body(answer)).contains("id=\"refusal\"").contains("簽發單位");
        assertThat(CasePagesFixture.body(applicant.get(page))).contains("class=\"state working\"");
    }

    @Test
    @Spec("COE0050-01")
    void givenAnApprovedCase_whenTheOfficerCancelsWithoutReason_thenRefusedAtTheFieldAndWithOneCancelled() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        cases.approve("issuer", filed);
        var asks = "/origin/cancel/" + filed.number();
        var issuer = cases.browser("issuer");

        var without = cases.press(issuer, asks, asks, Map.of("reason", " "));
        assertThat(without.getStatus().value()).isEqualTo(422);
        assertThat(CasePagesFixture.body(without))
                .contains("id=\"withdraw-error\"")
                .contains("class=\"state good\"");

        var with = cases.press(issuer, asks, asks, Map.of("reason", "申請人來電撤回"));
        assertThat(CasePagesFixture.body(issuer.get(CasePagesFixture.location(with))))
                .contains("class=\"state bad\"")
                .contains("申請人來電撤回");
        // its number is void, and nothing more is said to come
        assertThat(CasePagesFixture.body(issuer.get(CasePagesFixture.location(with))))
                .contains("編號自取消時起無效")
                .doesNotContain("尚未開始", "可列印份數");
    }
}
