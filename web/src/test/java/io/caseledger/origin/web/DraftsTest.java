package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an applicant has typed and not yet filed (COE0010), as somebody without scripts does it. */
class DraftsTest {
    private final Browser applicant = Browser.loggedIn(RunningService.shared(), "applicant");
    private final Browser other = Browser.loggedIn(RunningService.shared(), "applicant2");

    @Test
    @Spec("COE0010-14")
    void givenATypedForm_whenSaved_thenItIsListedAndTheApplicantsAlone() {
        var form = FilingForm.begin(applicant, "01")
                .set("goods[0].name", "半成品 12oo")
                .press("save");
        assertThat(form.status()).isEqualTo(303);

        assertThat(body(applicant, "/origin/drafts")).contains(form.path());
        assertThat(FilingForm.open(applicant, form.path()).value("goods[0].name"))
                .isEqualTo("半成品 12oo");
        assertThat(body(other, "/origin/drafts")).doesNotContain(form.id());
        assertThat(other.get(form.path()).getStatus().value()).isEqualTo(404);
    }

    @Test
    @Spec("COE0010-12")
    void givenAnOwnCase_whenItsNumberIsCopied_thenTheFormHoldsItAndAForeignOneIsRefused() {
        var receipt = FilingForm.file(applicant);
        var copy = FilingForm.begin(applicant, "01")
                .set(ApplyController.COPY_FROM, receipt)
                .press("copy")
                .follow();
        assertThat(copy.value("importer.nameEnglish")).isEqualTo("Nordwind Import GmbH");
        assertThat(copy.value("manufacturers[0].nameChinese")).isEqualTo("𠮷祥精密工業");

        var foreign = FilingForm.begin(other, "01")
                .set("importer.nameEnglish", "Mine")
                .set(ApplyController.COPY_FROM, receipt)
                .press("copy");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.value("importer.nameEnglish")).isEqualTo("Mine");
    }

    @Test
    @Spec("COE0010-15")
    void givenATypedForm_whenPreviewed_thenFormAndSampleAreMarkedAndBearNoNumber_andStartingOverEmptiesIt() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .press("save");
        for (var page : new String[] {"/preview", "/sample"}) {
            assertThat(body(applicant, form.path() + page))
                    .contains("樣本 SAMPLE", "Nordwind Import GmbH")
                    .doesNotContainPattern("TPE\\d{2}-\\d{6}");
        }
        var empty = FilingForm.open(applicant, form.path()).press("restart").follow();
        assertThat(empty.value("importer.nameEnglish")).isEmpty();
    }

    @Test
    @Spec("COE0010-11")
    void givenAReferenceText_whenPicked_thenItStandsInTheRemarkAndCanBeEdited() {
        var form = FilingForm.begin(applicant, "01")
                .set("reference", "1")
                .press("reference")
                .follow();
        var remark = form.value("remark");
        assertThat(remark).isNotBlank();
        form.fill(SampleApplications.valid())
                .set("remark", remark + " (2)")
                .set("goodsDescription", "PACKED IN 20 CARTONS");
        var receipt = form.submitted();
        assertThat(body(applicant, "/origin/certificates/" + receipt)).contains("(2)", "PACKED IN 20 CARTONS");
    }

    private static String body(Browser browser, String path) {
        return Objects.requireNonNull(browser.get(path).getResponseBody());
    }
}
