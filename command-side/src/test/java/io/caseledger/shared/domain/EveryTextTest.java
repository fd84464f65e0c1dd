package io.caseledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateFields;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitFields;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Fields;
import io.caseledger.shared.contract.RecordTexts;
import io.caseledger.shared.contract.RuleKeys;
import io.caseledger.shared.contract.TextPolicy;
import io.caseledger.shared.contract.TextPolicy.Lines;
import io.caseledger.shared.contract.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text is called and however deep in whichever command it lies, it is held to the one policy (GEN-12). */
@Spec("GEN-12")
class EveryTextTest {
    /** One of each kind: C0, tab, vertical tab, DEL, C1, halves of pairs, noncharacters of three planes, separators, embeddings, overrides, isolates. */
    static Stream<Integer> unfit() {
        return Stream.of(
                0x0, 0x1, 0x9, 0xb, 0xd, 0x1b, 0x7f, 0x80, 0x85, 0x9f, 0xd842, 0xdfb7, 0xfdd0, 0xfdef, 0xfffe, 0xffff,
                0x1fffe, 0x10ffff, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
                0x2069);
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void givenAnyTextOfAnyCommand_whenItHoldsAnUnfitCharacter_thenItsFieldIsNamed(int point) {
        for (var command : EveryCommand.types()) {
            var paths = new TreeSet<String>();
            var all = EveryCommand.with(command, Character.toString(point) + "end");
            for (var one : all) {
                assertThat(RecordTexts.ofCommand(one))
                        .as(one.toString())
                        .singleElement()
                        .satisfies(found -> {
                            assertThat(found.rule()).isEqualTo(RuleKeys.TEXTS_HOLD_NO_CONTROL_CHARACTERS);
                            assertThat(found.args()).containsExactly("U+%04X".formatted(point));
                            paths.add(found.field());
                        });
            }
            assertThat(paths).as(command.getName()).hasSameSizeAs(all).doesNotContain("");
        }
    }

    @Test
    void givenTheFieldNamed_thenItIsTheOneThatFormsAndRulesName() {
        var fields =
                EveryCommand.types().stream().collect(Collectors.toMap(Class::getSimpleName, EveryTextTest::fields));
        assertThat(fields).hasSizeGreaterThan(35);
        assertThat(fields.get("SubmitCertificate"))
                .contains("caseId", "goods[0].name", "applicant.nameChinese", "remark", "attachments[0].fileName");
        assertThat(fields.get("RecordFlow"))
                .containsExactly(
                        "lotId",
                        "flows[0].receiver",
                        "flows[0].proofs[0].kind",
                        "flows[0].proofs[0].fileName",
                        "flows[0].proofs[0].sha256",
                        "flows[0].proofs[0].mediaType");
        assertThat(fields.get("OpenAccount")).contains("userName", "displayName");
        assertThat(fields.get("RequestCorrection"))
                .containsExactly("caseId", "comments[0].field", "comments[0].comment");
    }

    @Test
    void givenLineBreaks_thenOnlyTextsOfSeveralLinesTakeThem() {
        var several = new TreeSet<String>();
        for (var lineBreak : List.of("\n", "\r\n")) {
            for (var command : EveryCommand.types()) {
                for (var one : EveryCommand.with(command, lineBreak + "end")) {
                    var found = RecordTexts.ofCommand(one);
                    if (found.isEmpty()) {
                        several.add(command.getSimpleName());
                    } else {
                        assertThat(found).extracting(Violation::rule).containsExactly(RuleKeys.TEXTS_STAY_ON_ONE_LINE);
                    }
                }
            }
        }
        assertThat(several)
                .containsExactly(
                        "CancelCertificate",
                        "CancelPermit",
                        "DemandAmendment",
                        "RejectCertificate",
                        "ReportMismatch",
                        "RequestCorrection",
                        "ReturnGoods",
                        "ReviseCertificate",
                        "RevisePermit",
                        "SubmitCertificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u00a0",
                "\ufeff\u00ad",
                "\u200d\u2060",
                "\u0301",
                "\u2800",
                "\u3164",
                "\u115f\u1160",
                "\uffa0",
                "\udb40\udc41"
            })
    void givenWhatNobodySees_thenItCountsAsEmpty(String text) {
        assertThat(TextPolicy.isBlank(text)).isTrue();
        assertThat(FieldRule.isBlank(" " + text)).isTrue();
        assertThat(TextPolicy.check(text, "name", Lines.ONE))
                .contains(Violation.of(RuleKeys.TEXTS_CAN_BE_SEEN, "name"));
        assertThat(TextPolicy.check(text + "王", "name", Lines.ONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000",
                "王小明",
                "𠮷野家",
                "\ue000",
                "\udb80\udc00",
                "é",
                "e\u0301",
                "A\u3000B",
                "2 × 3 “x” €",
                "葛\udb40\udd00",
                "ไทย",
                "🙂"
            })
    void givenWhatPeopleWrite_thenItPasses(String text) {
        assertThat(TextPolicy.check(text, "name", Lines.ONE)).isEmpty();
    }

    @Test
    void givenAControlCharacterAlone_thenItIsNotTakenForNothing() {
        assertThat(TextPolicy.isBlank("\0")).isFalse();
        assertThat(TextPolicy.check("\0", "name", Lines.ONE)).isPresent();
    }

    /** Whatever is filed is printed: on the permit, on the form's preview, on the certificate. Names of files are not. */
    @Test
    void givenAnyPrintedField_whenNoFontHasACharacter_thenItIsRefusedBeforeFiling() {
        assertThat(texts(CertificateApplication.class))
                .containsAll(unprintable(CertificateApplication.class, CertificateFields.ALL));
        assertThat(texts(CertificateApplication.class))
                .filteredOn(path -> !unprintable(CertificateApplication.class, CertificateFields.ALL)
                        .contains(path))
                .containsExactly("attachments[0].fileName", "attachments[0].sha256", "attachments[0].mediaType");
        assertThat(unprintable(PermitApplication.class, PermitFields.ALL))
                .hasSizeGreaterThan(15)
                .containsExactlyInAnyOrderElementsOf(texts(PermitApplication.class));
    }

    private static List<String> texts(Class<? extends Record> form) {
        return FieldPaths.filledIn((Record) FilledRecord.of(form)).entrySet().stream()
                .filter(field -> field.getValue() instanceof String)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> unprintable(Class<? extends Record> form, Fields fields) {
        var printed = new TextRules.TextsCanBePrinted<Record>(one -> one, fields);
        var script = new TextRules.TextsAreInPrintedScripts<Record>(one -> one, fields);
        var found = new TreeSet<String>();
        EveryCommand.with(form, "한").forEach(one -> printed.violations(one).forEach(fault -> found.add(fault.field())));
        var shaped = new TreeSet<String>();
        EveryCommand.with(form, "ا").forEach(one -> script.violations(one).forEach(fault -> shaped.add(fault.field())));
        assertThat(shaped).isEqualTo(found);
        return List.copyOf(found);
    }

    private static Set<String> fields(Class<?> command) {
        return EveryCommand.with(command, "\0").stream()
                .flatMap(one -> RecordTexts.ofCommand(one).stream())
                .map(Violation::field)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
