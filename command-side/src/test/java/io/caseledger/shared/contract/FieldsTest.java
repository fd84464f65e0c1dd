package io.caseledger.shared.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateFields;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitFields;
import io.caseledger.shared.contract.Field.Form;
import io.caseledger.shared.contract.Fields.Section;
import io.caseledger.shared.reference.CodeLists;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The descriptions of fields are of fields that there are. */
class FieldsTest {
    /** What a person types into a row that may be kept from searches. */
    public record Row(@Nullable String name, boolean confidential) {}

    /** A form of rows. */
    public record Rows(@Nullable String title, List<Row> rows) {}

    @Test
    void givenTheDescriptions_thenEachIsOfAFieldThatThereIs() {
        assertThat(unknown(CertificateFields.ALL, CertificateApplication.class)).isEmpty();
        // the kind is that of a revision, which is no part of what is applied for
        assertThat(unknown(PermitFields.ALL, PermitApplication.class)).containsExactly("kind");
    }

    @Test
    void givenAWrongPath_thenItIsFound() {
        var fields =
                new Fields("x", List.of(Section.of("a", "a", List.of(Field.text("aplicant.nameChinese")))), List.of());
        assertThat(unknown(fields, CertificateApplication.class)).containsExactly("aplicant.nameChinese");
    }

    @Test
    void givenTheDescriptions_thenTheirCodeListsAreThere() {
        for (var fields : List.of(CertificateFields.ALL, PermitFields.ALL)) {
            assertThat(fields.all().stream()
                            .filter(field -> List.of(Form.NAME, Form.NAME_AND_CODE, Form.CODE_AND_NAME)
                                    .contains(field.form()))
                            // the types are the capability's own
                            .filter(field -> !field.path().equals("type"))
                            .map(Field::source))
                    .isNotEmpty()
                    .allSatisfy(list -> assertThat(CodeLists.byId(list)).isPresent());
        }
    }

    @Test
    void givenAnApplication_whenItsTextsAreMeasured_thenByTheirFieldWhateverTheRow() {
        assertThat(CertificateFields.ALL.longest("goods[12].name")).isEqualTo(500);
        assertThat(CertificateFields.ALL.longest("manufacturers[0].address")).isEqualTo(300);
        assertThat(CertificateFields.ALL.longest("attachments[0].fileName")).isEqualTo(200);
        assertThat(PermitFields.ALL.longest("importer.email")).isEqualTo(254);
    }

    @Test
    void givenAConfidentialRow_whenSearched_thenItSaysNothing() {
        var fields = new Fields(
                "x",
                List.of(Section.rows(
                        "rows",
                        "rows",
                        List.of(Field.text("title").inSearch()),
                        "rows",
                        List.of(Field.text("rows.name").inSearch(), Field.word("rows.confidential", "x")),
                        "confidential")),
                List.of());
        var form = new Rows("list", List.of(new Row("open", false), new Row("secret", true), new Row(null, false)));
        assertThat(fields.searched(form)).containsExactly("list", "open");
    }

    @Test
    void givenASample_whenSearched_thenByNamesAndNumbersAndNotByTelephones() {
        var application = SampleApplications.validFor("04595252");
        assertThat(CertificateFields.ALL.searched(application))
                .contains(
                        "04595252",
                        String.valueOf(application.goods().getFirst().name()))
                .doesNotContain(String.valueOf(application.applicant().telephone()));
    }

    private static List<String> unknown(Fields fields, Class<? extends Record> form) {
        var found = new ArrayList<String>();
        for (var field : fields.all()) {
            var first = field.path().replaceFirst("\\.", "[0].");
            if (!FieldPaths.isKnown(form, field.path()) && !FieldPaths.isKnown(form, first)) {
                found.add(field.path());
            }
        }
        return found;
    }
}
