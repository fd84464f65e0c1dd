package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import io.caseledger.shared.web.SampleFiles;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Documents that go with the form (COE0510-02): uploaded with it, or announced. */
class FormAttachmentsTest {
    private static final RunningService SERVICE = RunningService.shared();
    private final Browser applicant = Browser.loggedIn(SERVICE, "applicant");

    private static byte[] pdf() {
        return SampleFiles.pdf("% " + UUID.randomUUID());
    }

    @Test
    @Spec({"COE0510-02", "UI-05"})
    void givenAFile_whenAnyButtonIsPressed_thenUploadedAndFiledWithItsHash() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .press("add:attachments")
                .set("attachments[0].kind", "INVOICE")
                .press("refresh", "attachments[0].file", "發票 1.pdf", pdf());

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.value("attachments[0].fileName")).isEqualTo("發票 1.pdf");
        assertThat(form.value("attachments[0].sha256")).matches("[0-9a-f]{64}");
        assertThat(form.value("attachments[0].mediaType")).isEqualTo("application/pdf");
        var link = form.page().select("a[data-stored]").attr("href");
        var download = applicant.get(link);
        assertThat(download.getStatus().value()).isEqualTo(200);
        assertThat(download.getResponseHeaders().getContentDisposition().isAttachment())
                .isTrue();
        assertThat(download.getResponseBody()).startsWith("%PDF-1.7");
        var receipt = form.submitted();
        assertThat(applicant.get("/origin/certificates/" + receipt).getResponseBody())
                .contains("發票 1.pdf");
    }

    @Test
    @Spec("COE0510-02")
    void givenAProgram_whenUploaded_thenRefusedBesideItsField() {
        var form = FilingForm.begin(applicant, "01")
                .press("add:attachments")
                .set("attachments[0].kind", "INVOICE")
                .press(
                        "refresh",
                        "attachments[0].file",
                        "invoice.pdf",
                        "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8));

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("attachments[0].file")).isNotBlank();
        assertThat(form.value("attachments[0].sha256")).isEmpty();
    }

    @Test
    @Spec("COE0510-02")
    void givenAForeignContent_whenItsHashIsNamed_thenItIsNoFile() {
        var mine = FilingForm.begin(applicant, "01")
                .press("add:attachments")
                .press("refresh", "attachments[0].file", "secret.pdf", pdf());
        var sha256 = mine.value("attachments[0].sha256");
        assertThat(sha256).isNotBlank();
        var other = Browser.loggedIn(SERVICE, "applicant2");

        var theirs = FilingForm.begin(other, "01")
                .set("attachments[0].kind", "INVOICE")
                .set("attachments[0].delivery", "UPLOADED")
                .set("attachments[0].fileName", "stolen.pdf")
                .set("attachments[0].sha256", sha256)
                .press("refresh");

        assertThat(theirs.value("attachments[0].sha256")).isEmpty();
        assertThat(other.get(theirs.path() + "/files/" + sha256).getStatus().value())
                .isEqualTo(404);
    }

    @Test
    void givenAnnouncedDocuments_whenSubmitted_thenFiledWithoutAFile() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .set("attachments[0].kind", "PACKING_LIST")
                .set("attachments[0].delivery", "MAIL");

        assertThat(form.submitted()).isNotBlank();

        var without = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .set("attachments[0].kind", "PACKING_LIST")
                .set("attachments[0].delivery", "UPLOADED")
                .press("submit");
        assertThat(without.status()).as("uploaded needs a file").isEqualTo(422);
    }
}
