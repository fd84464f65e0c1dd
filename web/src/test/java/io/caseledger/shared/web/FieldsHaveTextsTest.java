package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.CertificateFields;
import io.caseledger.permit.contract.PermitFields;
import io.caseledger.shared.contract.Field;
import io.caseledger.shared.contract.Fields;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every field that is described is called something, in both languages, and so is each section. */
class FieldsHaveTextsTest {

    @Test
    void givenTheDescriptions_thenEveryFieldAndSectionHasItsName() throws IOException {
        for (var fields : List.of(CertificateFields.ALL, PermitFields.ALL)) {
            assertThat(nameless(fields)).isEmpty();
        }
    }

    @Test
    void givenAFieldWithoutAName_thenItIsFound() throws IOException {
        var fields = new Fields(
                "origin.field",
                List.of(Fields.Section.of("basics", "section.basics", List.of())),
                List.of(Field.text("colour")));
        assertThat(nameless(fields)).containsExactly("origin.field.colour");
    }

    private static TreeSet<String> nameless(Fields fields) throws IOException {
        var messages = Messages.messageSource();
        var found = new TreeSet<String>();
        Stream.concat(
                        fields.all().stream().map(field -> fields.label(field.path())),
                        fields.sections().stream().map(section -> fields.label(section.title())))
                .filter(key -> Stream.of(Locale.TAIWAN, Locale.ENGLISH)
                        .anyMatch(locale -> Objects.requireNonNull(messages.getMessage(key, null, "", locale))
                                .isEmpty()))
                .forEach(found::add);
        return found;
    }
}
