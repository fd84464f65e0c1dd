package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.EveryOrder;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is typed is kept, for its author alone, and nobody overwrites it unseen. */
class DraftsTest {
    private static final RunningService SERVICE = RunningService.shared();
    private final Browser applicant = Browser.loggedIn(SERVICE, "applicant");

    private int autosave(Browser browser, FilingForm form) {
        return browser.post(form.path() + "/autosave", form.fields())
                .getStatus()
                .value();
    }

    @Test
    @Spec("COE0010-14")
    void givenTypedText_whenSavedByItself_thenListedAndOpenedAsTyped() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .set("goods[1].quantity", "12oo")
                .set("importer.nameEnglish", "Typed " + form());

        var answer = applicant.post(form.path() + "/autosave", form.fields());

        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(answer.getResponseBody())
                .contains("data-saved=", "data-version=", "id=\"progress\"", "id=\"goods-sums\"");
        assertThat(applicant.get("/origin/drafts").getResponseBody())
                .contains(form.value("importer.nameEnglish"), form.path());
        var again = FilingForm.open(applicant, form.path());
        assertThat(again.value("goods[1].quantity")).isEqualTo("12oo");
        assertThat(again.value("manufacturers[0].nameChinese")).isEqualTo("𠮷祥精密工業");
    }

    @Test
    @Spec("GEN-07")
    void givenADraftThatWasSentAndEditedSince_whenSentAgain_thenItSaysWhatWasFiledAndKeepsTheNewerText() {
        var form = FilingForm.begin(applicant, "01").fill(SampleApplications.valid());
        // it was sent, and neither the answer nor the draft's own note of it has come through
        var actor = EveryOrder.actor("applicant");
        var receipt = Objects.requireNonNull(SERVICE.bean(Commands.class)
                        .sendAs(
                                actor,
                                new SubmitCertificate(
                                        new CaseId(Commands.idFor(actor, SubmitCertificate.class, form.id())),
                                        SampleApplications.valid()),
                                Commands.Options.key(form.id()))
                        .block(Duration.ofSeconds(30)))
                .number();

        var before = form.id();
        form.set("remark", "typed since").press("submit");

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.page().getElementById("errors").text()).contains(receipt);
        assertThat(form.value("remark")).isEqualTo("typed since");
        assertThat(form.page().select("form").eachAttr("action")).noneMatch(path -> path.contains(before));
    }

    private static String form() {
        return Long.toString(System.nanoTime());
    }

    @Test
    @Spec("COE0010-14")
    void givenAForeignDraft_whenAsked_thenThereIsNone() {
        var form = FilingForm.begin(applicant, "01");
        var other = Browser.loggedIn(SERVICE, "applicant2");
        var theirs = FilingForm.begin(other, "01");

        assertThat(other.get(form.path()).getStatus().value()).isEqualTo(404);
        assertThat(other.get(form.path() + "/preview").getStatus().value()).isEqualTo(404);
        assertThat(other.get(form.path() + "/xml").getStatus().value()).isEqualTo(404);
        for (var rest : new String[] {"", "/autosave", "/delete"}) {
            assertThat(other.post(form.path() + rest, theirs.fields())
                            .getStatus()
                            .value())
                    .as(rest)
                    .isEqualTo(404);
        }
        assertThat(other.get("/origin/drafts").getResponseBody()).doesNotContain(form.path());
        assertThat(applicant.get(form.path()).getStatus().value()).isEqualTo(200);
    }

    @Test
    void givenAnOfficer_whenApplying_thenForbidden() {
        var officer = Browser.loggedIn(SERVICE, "issuer");

        assertThat(officer.get("/origin/apply").getStatus().value()).isEqualTo(403);
        assertThat(officer.get("/origin/drafts").getStatus().value()).isEqualTo(403);
    }

    @Test
    @Spec("COE0010-14")
    void givenADraft_whenDeleted_thenGone() {
        var form = FilingForm.begin(applicant, "01");

        var answer = applicant.submit("/origin/drafts", form.path() + "/delete", Map.of());

        assertThat(answer.getStatus().value()).isEqualTo(303);
        assertThat(applicant.get(form.path()).getStatus().value()).isEqualTo(404);
    }

    @Test
    @Spec("GEN-08")
    void givenTwoWindows_whenBothSave_thenTheLaterIsToldAndKeepsItsText() {
        var first = FilingForm.begin(applicant, "01");
        var second = FilingForm.open(applicant, first.path());
        assertThat(autosave(applicant, second.set("goodsDescription", "second window")))
                .isEqualTo(200);
        assertThat(autosave(applicant, second.set("goodsDescription", "second window again")))
                .as("its own page may go on")
                .isEqualTo(200);

        assertThat(autosave(applicant, first.set("goodsDescription", "first window")))
                .isEqualTo(409);
        first.press("save");

        assertThat(first.status()).isEqualTo(409);
        assertThat(first.page().getElementById("conflict").text()).contains("first window", "second window again");
        assertThat(first.value("goodsDescription")).isEqualTo("first window");
        assertThat(FilingForm.open(applicant, first.path()).value("goodsDescription"))
                .as("nothing is overwritten")
                .isEqualTo("second window again");

        assertThat(first.press("save").status()).as("now that it is known").isEqualTo(303);
        assertThat(FilingForm.open(applicant, first.path()).value("goodsDescription"))
                .isEqualTo("first window");
    }

    @Test
    @Spec("GEN-07")
    void givenAValidForm_whenSubmittedTwice_thenOneCaseAndTheSameAnswer() {
        var form = FilingForm.begin(applicant, "01").fill(SampleApplications.valid());
        var sent = new LinkedHashMap<>(form.fields());
        sent.put("op", "submit");

        var first = applicant.post(form.path(), sent);
        var second = applicant.post(form.path(), sent);

        assertThat(first.getStatus().value()).isEqualTo(303);
        assertThat(second.getStatus().value()).isEqualTo(303);
        assertThat(FilingForm.location(second)).isEqualTo(FilingForm.location(first));
        var back = applicant.get(form.path());
        assertThat(back.getStatus().value()).as("a step back leads to the case").isEqualTo(303);
        assertThat(FilingForm.location(first)).startsWith(FilingForm.location(back));
        assertThat(applicant.get("/origin/drafts").getResponseBody()).doesNotContain(form.path());
        assertThat(autosave(applicant, form)).as("a late save changes nothing").isEqualTo(409);
    }

    @Test
    @Spec({"COE0010-15"})
    void givenTypedText_whenStartedOver_thenEmptyAfterAQuestion() {
        var form = FilingForm.begin(applicant, "01").fill(SampleApplications.valid());
        assertThat(form.page().select("button[value=restart]").attr("data-confirm"))
                .isNotBlank();

        form.press("restart").follow();

        assertThat(form.value("importer.nameEnglish")).isEmpty();
        assertThat(form.fields().keySet()).noneMatch(field -> field.startsWith("goods["));
        assertThat(form.value("applicant.identityNumber")).isEqualTo(SampleApplications.APPLICANT_IDENTITY);
    }

    @Test
    @Spec({"COE0010-15"})
    void givenADraft_whenPreviewed_thenMarkedAndWithoutANumber() {
        var form = FilingForm.begin(applicant, "01").fill(SampleApplications.valid());

        var preview = form.press("preview").pdf("preview");
        assertThat(preview.text()).contains("樣本 SAMPLE", "Nordwind Import GmbH", "𠮷祥精密工業");
        assertThat(preview.unprintable()).isEmpty();
        assertThat(preview.faults()).isEmpty();

        var sample = FilingForm.open(applicant, form.path()).press("sample").pdf("sample");
        assertThat(sample.text())
                .contains("樣本 SAMPLE", "樣本，無號碼", "CERTIFICATE OF ORIGIN")
                .contains("Nordwind Import GmbH", "1,200.5", "4810.22");
        assertThat(sample.unprintable()).isEmpty();
        assertThat(sample.faults()).isEmpty();
    }

    @Test
    @Spec("COE0010-12")
    void givenAnOwnCase_whenCopied_thenANewFormWithoutAttachments() {
        var receipt = FilingForm.file(applicant);

        var copied = applicant.submit("/origin/apply", "/origin/apply", Map.of("copyFrom", receipt));
        var form = FilingForm.open(applicant, FilingForm.location(copied));
        assertThat(form.value("importer.nameEnglish")).isEqualTo("Nordwind Import GmbH");
        assertThat(form.value("goods[1].quantity")).isEqualTo("1200.5");
        assertThat(form.fields().keySet()).noneMatch(field -> field.startsWith("attachments["));
        assertThat(form.submitted()).isNotEqualTo(receipt);

        var inForm = FilingForm.begin(applicant, "01")
                .set("copyFrom", receipt)
                .press("copy")
                .follow();
        assertThat(inForm.value("goods[0].name")).isEqualTo("MACHINERY");
    }

    @Test
    @Spec("COE0010-12")
    void givenAForeignCase_whenCopied_thenRefusedAndTextKept() {
        var receipt = FilingForm.file(applicant);
        var other = Browser.loggedIn(SERVICE, "applicant2");

        var form = FilingForm.begin(other, "01")
                .set("remark", "kept")
                .set("copyFrom", receipt)
                .press("copy");

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("copyFrom")).isNotBlank();
        assertThat(form.value("remark")).isEqualTo("kept");
        assertThat(form.value("copyFrom")).isEqualTo(receipt);
    }

    @Test
    @Spec({"UI-02", "UI-05"})
    void givenNoScripts_whenRowButtonsArePressed_thenRowsChangeAndTextStays() {
        var form = FilingForm.begin(applicant, "01").fill(SampleApplications.valid());

        form.press("add:goods").set("goods[2].name", "Third");
        assertThat(form.page().getElementById("goods-2").hasAttr("autofocus")).isTrue();
        form.press("copy:goods:2");
        assertThat(form.value("goods[3].name")).isEqualTo("Third");
        form.press("delete:goods:0");

        assertThat(form.value("goods[0].name")).isEqualTo("Lathe, CNC");
        assertThat(form.value("goods[2].name")).isEqualTo("Third");
        assertThat(form.value("importer.nameEnglish")).isEqualTo("Nordwind Import GmbH");
        assertThat(FilingForm.open(applicant, form.path()).value("goods[2].name"))
                .as("saved on the way")
                .isEqualTo("Third");
        for (var list : new String[] {"manufacturers", "declarations", "attachments"}) {
            form.press("add:" + list);
            assertThat(form.page().getElementById(list + (list.equals("manufacturers") ? "-1" : "-0")))
                    .as(list)
                    .isNotNull();
        }
    }

    @Test
    @Spec("GEN-05")
    void givenErrors_whenSubmitted_thenSummaryLinksAndMessagesBesideFieldsAndTextKept() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .set("goods[1].quantity", "12oo")
                .set("importer.nameEnglish", "")
                .press("submit");

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("goods[1].quantity")).contains("12oo");
        assertThat(form.value("goods[1].quantity")).isEqualTo("12oo");
        var links = form.page().select("#errors a[href]");
        assertThat(links).hasSizeGreaterThanOrEqualTo(2);
        assertThat(links).allSatisfy(link -> assertThat(
                        form.page().getElementById(link.attr("href").substring(1)))
                .as(link.attr("href"))
                .isNotNull());
    }

    @Test
    @Spec("GEN-06")
    void givenHostileFields_whenSent_thenNoServerError() {
        var form = FilingForm.begin(applicant, "01")
                .set("goods[999999999].name", "far")
                .set("goods[-1].name", "x")
                .set("class.module", "x")
                .set("draftVersion", "abc")
                .set("remark", "nul \0 gone");

        form.press("delete:goods:9999");
        assertThat(form.status()).isIn(200, 409);
        form.press("copy:nowhere:1");
        assertThat(form.status()).isIn(200, 409);
        assertThat(form.set("type", "77").press("refresh").status()).isIn(200, 409);
        assertThat(form.set("version", "9".repeat(40)).press("save").status())
                .as("no version")
                .isEqualTo(400);
    }
}
