package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import org.junit.jupiter.api.Test;

/** Applying (COE0010) as somebody without scripts does it. */
class FilingFormTest {
    private final Browser applicant = Browser.loggedIn(RunningService.shared(), "applicant");

    @Test
    @Spec("COE0010-16")
    void givenAValidApplication_whenSubmitted_thenReceived() {
        var receipt = FilingForm.file(applicant);

        assertThat(receipt).matches("TPE-\\d{8}-\\d{5}");
        var page = applicant.get("/origin/certificates/" + receipt);
        assertThat(page.getStatus().value()).isEqualTo(200);
        assertThat(page.getResponseBody()).contains(receipt, "Nordwind Import GmbH", "𠮷祥精密工業");
    }

    @Test
    @Spec("COE0010-01")
    void givenTypes_whenPicked_thenFieldsFollow() {
        var general = FilingForm.begin(applicant, "01");
        var panama = FilingForm.begin(applicant, "09");

        assertThat(general.page().getElementById("exporterStatement")).isNull();
        assertThat(panama.page().getElementById("exporterStatement")).isNotNull();
        assertThat(panama.value("shipment.destination")).isEqualTo("PA");
    }

    @Test
    @Spec("GEN-05")
    void givenErrors_whenSubmitted_thenBesideFieldsAndTypedTextKept() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .set("goods[1].quantity", "12oo")
                .set("importer.nameEnglish", "")
                .press("submit");

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("goods[1].quantity")).contains("12oo");
        assertThat(form.value("goods[1].quantity")).isEqualTo("12oo");
        assertThat(form.errors()).hasSizeGreaterThanOrEqualTo(2);
    }
}
