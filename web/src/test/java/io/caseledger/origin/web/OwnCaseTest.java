package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** REV-06 on pages: an officer is not offered a case in which its own identity number is a party's; a colleague is. */
class OwnCaseTest {
    /** Of the demo account {@code issuer}, as somebody may type it. */
    private static final String TYPED = "a123-456-789";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CasePagesFixture cases = new CasePagesFixture();

    @Test
    @Spec("REV-06")
    void givenCaseMadeByTheOfficer_whenItWaits_thenOnlyColleaguesAreOfferedIt() {
        var marker = CasePagesFixture.unique();
        var filed = cases.file("applicant", made(cases.application("applicant", "TPE", marker)));

        assertThat(queue("issuer", marker)).isEmpty();
        assertThat(queue("issuer3", marker)).containsExactly(filed.number());
        assertThat(CasePagesFixture.body(cases.browser("issuer").get(CasePagesFixture.page(filed))))
                .contains(filed.number())
                .doesNotContain("/take\"");
        assertThat(offered("issuer", filed)).isEmpty();
        assertThat(offered("issuer3", filed)).containsExactly(CaseButton.TAKE);
        assertThat(refusal("issuer", new TakeCase(CasePagesFixture.idOf(filed))))
                .isEqualTo(Rejection.Kind.FORBIDDEN);
    }

    /** A revision makes the officer a party: the case can be given back, and nothing else. */
    @Test
    @Spec("REV-06")
    void givenRevisionThatNamesTheOfficer_whenItLooks_thenItMayOnlyGiveItBack() {
        var marker = CasePagesFixture.unique();
        var application = cases.application("applicant", "TPE", marker);
        var filed = cases.file("applicant", application);
        cases.take("issuer", filed);
        var id = CasePagesFixture.idOf(filed);
        cases.send("issuer", new RequestCorrection(id, List.of(new FieldComment("exporter.nameEnglish", "請補正"))));
        cases.send("applicant", new ReviseCertificate(id, made(application)));

        assertThat(offered("issuer", filed)).containsExactly(CaseButton.PUT_BACK);
        assertThat(refusal("issuer", new ApproveCertificate(id))).isEqualTo(Rejection.Kind.FORBIDDEN);
        cases.send("issuer", CaseButton.PUT_BACK.command(id));
        assertThat(queue("issuer", marker)).isEmpty();
        assertThat(queue("issuer3", marker)).containsExactly(filed.number());
    }

    private List<String> queue(String officer, String marker) {
        return CasePagesFixture.rows(CasePagesFixture.body(
                        cases.browser(officer).get("/origin/queue?tab=unassigned&sort=-receivedAt&size=20")))
                .stream()
                .filter(number -> CasePagesFixture.body(
                                cases.browser("regulator").get("/origin/certificates?importer=" + marker))
                        .contains(number))
                .toList();
    }

    private List<CaseButton> offered(String officer, Outcome filed) {
        var actor = cases.actor(officer);
        var finder = cases.service.bean(Cases.class);
        return Objects.requireNonNull(finder.find(actor, filed.number())
                        .map(view -> CaseChoices.of(actor, view))
                        .block(PATIENCE))
                .buttons();
    }

    private Rejection.Kind refusal(String officer, Object order) {
        try {
            cases.send(officer, order);
            throw new AssertionError(order + " was taken");
        } catch (Rejection refusal) {
            return refusal.details().kind();
        }
    }

    private static CertificateApplication made(CertificateApplication a) {
        return new CertificateApplication(
                a.type(),
                a.issuingUnit(),
                a.clearance(),
                a.form(),
                a.applicant(),
                a.agent(),
                a.exporter(),
                a.importer(),
                a.shipment(),
                List.of(
                        a.manufacturers().getFirst(),
                        new Manufacturer(TYPED, "林雅婷", null, "臺北市中正區湖口街一號", null, false, true)),
                a.goods(),
                a.goodsDescription(),
                a.declarations(),
                a.attachments(),
                a.originals(),
                a.duplicates(),
                a.remark(),
                a.exporterStatement());
    }
}
