package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.web.SampleFiles;
import io.caseledger.shared.web.Uploads;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Mono;

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

    /** Filed at the machine interface, so that the form has never seen the file. */
    @Test
    @Spec({"REV-03", "COE0510-02"})
    void givenACaseWithAFileThatTheFormHasNotTaken_whenRevised_thenTheFileStays() {
        var cases = new CasePagesFixture();
        var kept = Objects.requireNonNull(SERVICE.bean(Uploads.class)
                .keep(
                        cases.actor("applicant"),
                        "發票.pdf",
                        Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(SampleFiles.pdf())))
                .block(Duration.ofSeconds(20)));
        var receipt = cases.file(
                        "applicant",
                        CasePagesFixture.attached(
                                SampleApplications.valid(),
                                List.of(new Attachment(
                                        "INVOICE",
                                        Attachment.Delivery.UPLOADED,
                                        kept.name(),
                                        kept.sha256(),
                                        kept.mediaType(),
                                        kept.size()))))
                .number();
        officer.take(receipt);
        officer.requestCorrection(receipt, "goods[1].quantity", "與發票不符");

        var form = revise(receipt);
        assertThat(form.value("attachments[0].sha256")).isEqualTo(kept.sha256());
        form.set("goods[1].quantity", "1300").submitted();

        assertThat(applicant
                        .get("/origin/certificates/" + receipt + "/attachments/" + kept.sha256())
                        .getStatus()
                        .value())
                .isEqualTo(200);
        assertThat(applicant.get("/origin/certificates/" + receipt).getResponseBody())
                .contains("發票.pdf");
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

    /** The other window's text was dropped with the words that it was sent. */
    @Test
    @Spec({"GEN-08", "GEN-15"})
    void givenARevisionSentFromAnotherWindow_whenAStaleOneSendsAnotherText_thenToldWhatDiffersAndTextKept() {
        var receipt = inCorrection();
        var first = revise(receipt).set("goods[1].quantity", "1300");
        var stale = revise(receipt).set("goods[1].quantity", "1400").set("remark", "只在第二個視窗");
        var sent = new LinkedHashMap<>(first.fields());
        assertThat(first.submitted()).isEqualTo(receipt);

        stale.press("submit");

        assertThat(stale.status()).isEqualTo(409);
        var told = stale.page().getElementById("conflict");
        assertThat(told.text()).contains("已在", "送出", receipt, "1,300", "1,400", "只在第二個視窗");
        assertThat(told.select("a").attr("href")).isEqualTo("/origin/certificates/" + receipt);
        assertThat(stale.value("goods[1].quantity")).isEqualTo("1400");
        assertThat(stale.value("remark")).isEqualTo("只在第二個視窗");
        assertThat(applicant.get("/origin/certificates/" + receipt).getResponseBody())
                .contains("1,300")
                .doesNotContain("只在第二個視窗");

        // it is kept as a draft, and goes on once the officer asks again
        officer.requestCorrection(receipt, "remark", "再說明");
        var later = revise(receipt);
        assertThat(later.value("remark")).isEqualTo("只在第二個視窗");
        // the same form once more is answered like the first time
        sent.put("op", "submit");
        var again = applicant.post(first.path(), sent);
        assertThat(again.getStatus().value()).isEqualTo(303);
        assertThat(FilingForm.location(again)).contains(receipt, "done=revise");
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
