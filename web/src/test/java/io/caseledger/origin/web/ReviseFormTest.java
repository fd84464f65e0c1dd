package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import org.junit.jupiter.api.Test;

/** Correcting a case on request (REV-03), in the same form. */
class ReviseFormTest {
    private static final RunningService SERVICE = RunningService.shared();
    private final Browser applicant = Browser.loggedIn(SERVICE, "applicant");
    private final Officer officer = new Officer(SERVICE, "issuer");

    private String inCorrection() {
        var receipt = FilingForm.file(applicant);
        officer.take(receipt);
        officer.requestCorrection(receipt, "goods[1].quantity", "與發票不符");
        return receipt;
    }

    private FilingForm revise(String receipt) {
        var answer = applicant.get("/origin/certificates/" + receipt + "/revise");
        assertThat(answer.getStatus().value()).isEqualTo(303);
        return FilingForm.open(applicant, FilingForm.location(answer));
    }

    @Test
    @Spec("REV-03")
    void givenACorrectionRequest_whenRevised_thenPinnedCommentsAndANewRevision() {
        var receipt = inCorrection();

        var form = revise(receipt);

        assertThat(form.value("importer.nameEnglish")).isEqualTo("Nordwind Import GmbH");
        assertThat(form.page()
                        .getElementById("goods-1-quantity")
                        .closest(".field")
                        .select(".officer")
                        .text())
                .contains("與發票不符");
        assertThat(revise(receipt).path()).as("one open revision").isEqualTo(form.path());
        assertThat(form.set("goods[1].quantity", "1300").submitted()).isEqualTo(receipt);
        assertThat(applicant.get("/origin/certificates/" + receipt).getResponseBody())
                .contains("1,300");
    }

    @Test
    @Spec("GEN-08")
    void givenTheCaseHasChanged_whenResubmitted_thenToldWhatAndTextKept() {
        var receipt = inCorrection();
        var stale = revise(receipt);
        // the same applicant elsewhere, in another draft of the same case
        var elsewhere = revise(receipt);
        elsewhere.set("goods[1].quantity", "1300").submitted();

        // back with the officer who had it
        officer.requestCorrection(receipt, "remark", "再說明");
        var second = revise(receipt)
                .set("version", stale.value("version"))
                .set("goods[1].quantity", "1400")
                .press("submit");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.page().getElementById("conflict").text()).contains("案件已在", "補正");
        assertThat(second.value("goods[1].quantity")).isEqualTo("1400");
        assertThat(second.submitted()).as("now that it is known").isEqualTo(receipt);
    }

    @Test
    @Spec("REV-03")
    void givenACaseThatIsNotInCorrection_whenRevised_thenRefused() {
        var receipt = FilingForm.file(applicant);

        assertThat(applicant
                        .get("/origin/certificates/" + receipt + "/revise")
                        .getStatus()
                        .value())
                .isEqualTo(409);
        assertThat(Browser.loggedIn(SERVICE, "applicant2")
                        .get("/origin/certificates/" + receipt + "/revise")
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }
}
