package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The form as a file, and a file into the form (COE0010-13). */
class FormAsXmlTest {
    private final Browser applicant = Browser.loggedIn(RunningService.shared(), "applicant");

    @Test
    @Spec("COE0010-13")
    void givenAForm_whenExportedAndImported_thenEqual() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .set("remark", "第一行\n𠮷野 <&> \"x\"")
                .press("xml");
        assertThat(FilingForm.location(form.answer())).isEqualTo(form.path() + "/xml");
        var file = applicant.get(FilingForm.location(form.answer()));
        assertThat(file.getResponseHeaders().getContentDisposition().isAttachment())
                .isTrue();
        var xml = Objects.requireNonNull(file.getResponseBody()).getBytes(StandardCharsets.UTF_8);

        var imported = FilingForm.begin(applicant, "02")
                .press("import", "importFile", "form.xml", xml)
                .follow();

        assertThat(typed(imported)).isEqualTo(typed(FilingForm.open(applicant, form.path())));
        assertThat(imported.value("manufacturers[0].nameChinese")).isEqualTo("𠮷祥精密工業");
        assertThat(imported.submitted()).isNotBlank();
    }

    private static Map<String, String> typed(FilingForm form) {
        return form.fields().entrySet().stream()
                .filter(field -> !Set.of("_csrf", "idempotencyKey", "draftVersion", "editor", "copyFrom")
                        .contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    @Spec("COE0010-13")
    void givenARefusedFile_whenImported_thenLineAndReasonAndTheFormStays() {
        var form = FilingForm.begin(applicant, "01").set("remark", "kept");

        form.press(
                "import", "importFile", "bad.xml", "<?xml version=\"1.0\"?>\n\n<a/>".getBytes(StandardCharsets.UTF_8));
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("importFile")).contains("第 3 行");
        assertThat(form.value("remark")).isEqualTo("kept");

        form.press(
                "import",
                "importFile",
                "xxe.xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("importFile")).isNotBlank().doesNotContain("root:");

        form.press("import", "importFile", "large.xml", new byte[5 * 1024 * 1024 + 1]);
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("importFile")).contains("5");

        form.press("import");
        assertThat(form.errorBeside("importFile")).isNotBlank();
        assertThat(FilingForm.open(applicant, form.path()).value("remark")).isEqualTo("kept");
    }

    @Test
    @Spec("COE0010-13")
    void givenUnreadableText_whenExported_thenSaidInsteadOfLost() {
        var form = FilingForm.begin(applicant, "01")
                .fill(SampleApplications.valid())
                .set("goods[1].quantity", "12oo")
                .press("xml");

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("goods[1].quantity")).contains("12oo");
    }

    @Test
    @Spec("COE0010-13")
    void givenTheForm_whenLookedAt_thenItLeadsToTheSchema() {
        var form = FilingForm.begin(applicant, "01");

        var link = form.page().select("a[href$=.xsd]").attr("href");
        assertThat(applicant.get(link).getResponseBody()).contains("urn:caseledger:certificate-application:1");
    }
}
