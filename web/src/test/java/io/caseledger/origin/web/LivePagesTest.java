package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.LivePage;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** GEN-10 on the wire: the parts of a page arrive by themselves within a second of the other side's step. */
class LivePagesTest {
    private final CasePagesFixture cases = new CasePagesFixture();

    private LivePage watch(String userName, String page) {
        return new LivePage(cases.service, cases.browser(userName), page);
    }

    /** Sends without waiting for any page. */
    private void send(String userName, Object command) {
        service()
                .sendAs(
                        cases.actor(userName),
                        command,
                        Commands.Options.key(UUID.randomUUID().toString()))
                .block(Duration.ofSeconds(20));
    }

    private Commands service() {
        return cases.service.bean(Commands.class);
    }

    @Test
    @Spec("GEN-10")
    void givenTheApplicantsCasePage_whenTheOfficerActs_thenStateStepsNextAndHistoryFollowWithinASecond() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        try (var applicant = watch("applicant", CasePagesFixture.page(filed))) {
            send("issuer", new TakeCase(CasePagesFixture.idOf(filed)));

            assertThat(applicant.next("case-head", "class=\"state working\"")).contains("id=\"case-head\"");
            assertThat(applicant.next("case-steps")).contains("aria-current=\"step\"");
            assertThat(applicant.next("case-next")).contains("正在審核").doesNotContain("/cancel");
            assertThat(applicant.next("case-history")).contains("領取審核");

            send("issuer", new ApproveCertificate(CasePagesFixture.idOf(filed)));
            applicant.next("case-head", "class=\"state good\"");
            assertThat(applicant.next("case-side")).containsPattern("TPE\\d{2}-\\d{6}");
        }
    }

    @Test
    @Spec("GEN-10")
    void givenTheOfficersList_whenACaseIsFiledAndMoves_thenItIsAnnouncedAndItsRowFollows() {
        var marker = CasePagesFixture.unique();
        try (var officer = watch("issuer", "/origin/certificates?importer=" + marker)) {
            var filed = cases.file("applicant", "TPE", marker);

            assertThat(officer.next("cases"))
                    .contains("新案件：" + filed.number())
                    .contains("id=\"case-" + filed.number() + "\"");

            send("issuer", new TakeCase(CasePagesFixture.idOf(filed)));
            assertThat(officer.next("case-" + filed.number())).startsWith("<tr").contains("class=\"state working\"");
        }
    }

    @Test
    @Spec("GEN-10")
    void givenTheQueue_whenAColleagueTakesACase_thenWhoHasItShowsWithinASecond() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        try (var queue = watch("issuer", "/origin/queue?tab=all&size=500")) {
            send("issuer", new TakeCase(CasePagesFixture.idOf(filed)));

            assertThat(queue.next("cases"))
                    .contains("id=\"case-" + filed.number() + "\"")
                    .contains("issuer");
        }
    }

    @Test
    @Spec({"GEN-10", "REV-02"})
    void givenAnOpenReview_whenTheCaseIsDecidedOrGivenBackElsewhere_thenItSaysSoWithinASecond() {
        for (var elsewhere : List.<Function<CaseId, CertificateCommand>>of(
                ApproveCertificate::new, PutBackCase::new, id -> new RejectCertificate(id, "非我國產製"))) {
            var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
            cases.take("issuer", filed);
            var id = CasePagesFixture.idOf(filed);
            try (var review = watch("issuer", CasePagesFixture.page(filed) + "/review")) {
                send("issuer", elsewhere.apply(id));

                assertThat(review.next("review-standing", "data-over"))
                        .contains("案件已有變動", "issuer", "href=\"" + CasePagesFixture.page(filed) + "\"");
            }
        }
    }

    @Test
    @Spec("GEN-10")
    void givenAPageThatIsUpToDate_whenItsStreamOpens_thenNothingIsPushedBeforeSomethingHappens() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var other = cases.file("applicant", "TPE", CasePagesFixture.unique());
        try (var first = watch("applicant", CasePagesFixture.page(filed));
                var second = watch("applicant", CasePagesFixture.page(other))) {
            send("issuer", new TakeCase(CasePagesFixture.idOf(other)));

            assertThat(second.next("case-head")).contains(other.number());
            assertThat(List.of(first.silent())).containsExactly(true);
        }
    }
}
