package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Typed text becomes records and back; whatever is sent, nothing fails. */
class FormBinderTest {

    record Line(@Nullable String name, boolean chosen, List<String> marks) {}

    record Sheet(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable Long size,
            @Nullable BigDecimal amount,
            @Nullable Boolean answer,
            @Nullable LocalDate day,
            @Nullable Clearance choice,
            List<Line> lines) {}

    @Test
    void givenEveryKindOfField_whenBound_thenRead() {
        var bound = FormBinder.bind(
                Sheet.class,
                Map.of(
                        "text", " 𠮷野  ",
                        "count", "３",
                        "size", "1,234",
                        "amount", "1,234,567.50",
                        "answer", "false",
                        "day", "115/11/21",
                        "choice", "PRE_CLEARANCE",
                        "lines[0].name", "a",
                        "lines[0].chosen", "true",
                        "lines[0].marks[1]", "x"));

        assertThat(bound.violations()).isEmpty();
        assertThat(bound.value())
                .isEqualTo(new Sheet(
                        " 𠮷野  ",
                        3,
                        1234L,
                        new BigDecimal("1234567.50"),
                        false,
                        LocalDate.of(2026, 11, 21),
                        Clearance.PRE_CLEARANCE,
                        List.of(new Line("a", true, List.of("x")))));
    }

    @Test
    @Spec("GEN-05")
    void givenUnreadableText_whenBound_thenEachFieldHasItsViolation() {
        var bound = FormBinder.bind(
                Sheet.class,
                Map.of(
                        "count", "1.5",
                        "size", "9".repeat(30),
                        "amount", "1,5",
                        "answer", "maybe",
                        "day", "2026-02-30",
                        "choice", "PRE_CLEARANCE'--",
                        "lines[7].name", "kept",
                        "lines[9].chosen", "perhaps"));

        assertThat(bound.violations())
                .containsExactlyInAnyOrder(
                        Violation.of("shared.WholeNumberIsReadable", "count", "1.5"),
                        Violation.of("shared.NumberIsNotTooLarge", "size", "9".repeat(30), "9,223,372,036,854,775,807"),
                        Violation.of("shared.NumberIsReadable", "amount", "1,5"),
                        Violation.of("shared.ChoiceIsKnown", "answer", "maybe"),
                        Violation.of("shared.DateIsReadable", "day", "2026-02-30"),
                        Violation.of("shared.ChoiceIsKnown", "choice", "PRE_CLEARANCE'--"),
                        Violation.of("shared.ChoiceIsKnown", "lines[1].chosen", "perhaps"));
        assertThat(bound.value().lines()).extracting(Line::name).containsExactly("kept", null);
    }

    @Test
    void givenANumberBeyondWhatFits_whenBound_thenItIsSaidToBeTooLarge() {
        for (var typed : List.of("1e20", "2.5E+12", "2147483648", "-3,000,000,000")) {
            assertThat(FormBinder.bind(Sheet.class, Map.of("count", typed)).violations())
                    .containsExactly(Violation.of("shared.NumberIsNotTooLarge", "count", typed, "2,147,483,647"));
        }
        assertThat(FormBinder.bind(Sheet.class, Map.of("count", "1e2")).violations())
                .containsExactly(Violation.of("shared.WholeNumberIsReadable", "count", "1e2"));
    }

    @Test
    void givenBlankTextAndBlankRows_whenBound_thenNothing() {
        var bound = FormBinder.bind(
                Sheet.class, Map.of("text", "  ", "count", "", "lines[0].name", " ", "lines[3].name", "b"));

        assertThat(bound.violations()).isEmpty();
        assertThat(bound.value().text()).isNull();
        assertThat(bound.value().count()).isNull();
        assertThat(bound.value().lines()).containsExactly(new Line("b", false, List.of()));
    }

    @Test
    void givenHostilePaths_whenBound_thenIgnoredOrNumberedAnew() {
        var typed = new HashMap<String, String>();
        typed.put("lines[999999999].name", "far");
        typed.put("lines[99999999999999999999].name", "farther");
        typed.put("lines[-1].name", "negative");
        typed.put("lines[1e3].name", "exponent");
        typed.put("lines[].name", "none");
        typed.put("lines[0", "open");
        typed.put("lines[0]..name", "dots");
        typed.put("class.classLoader", "spring4shell");
        typed.put("lines[0].class.name", "x");
        typed.put("text.length", "x");
        typed.put("", "empty");

        var bound = FormBinder.bind(Sheet.class, typed);

        assertThat(bound.violations()).isEmpty();
        assertThat(bound.value().lines()).containsExactly(new Line("far", false, List.of()));
        assertThat(FormBinder.tidy(Sheet.class, typed)).isEqualTo(Map.of("lines[0].name", "far"));
    }

    @Test
    void givenTooMuch_whenBound_thenSaidAndCut() {
        var typed = new LinkedHashMap<String, String>();
        for (var i = 0; i <= FormBinder.MOST_ROWS; i++) {
            typed.put("lines[" + i + "].name", "n" + i);
        }
        typed.put("text", "長".repeat(FormBinder.LONGEST_TEXT + 1));

        var bound = FormBinder.bind(Sheet.class, typed);

        assertThat(bound.value().lines()).hasSize(FormBinder.MOST_ROWS);
        assertThat(bound.violations())
                .containsExactlyInAnyOrder(
                        Violation.of("shared.RowsAreNotTooMany", "lines", "500"),
                        Violation.of("shared.TextIsNotTooLong", "text", "10000"));
    }

    @Test
    void givenAnApplication_whenUnboundAndBound_thenEqual() {
        var application = SampleApplications.valid();

        var bound = FormBinder.bind(CertificateApplication.class, FormBinder.unbind(application));

        assertThat(bound.violations()).isEmpty();
        assertThat(bound.value()).isEqualTo(application);
    }
}
