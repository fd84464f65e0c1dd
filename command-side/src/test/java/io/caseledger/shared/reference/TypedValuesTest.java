package io.caseledger.shared.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, decimals and the sizes of customs fields. */
class TypedValuesTest {

    @ParameterizedTest
    @Spec("GEN-01")
    @ValueSource(
            strings = {
                "2026-11-21",
                "2026/11/21",
                "20261121",
                "115/11/21",
                "115-11-21",
                "1151121",
                "１１５／１１／２１",
                " 115.11.21 ",
                "民國115年11月21日",
                "2026年11月21日"
            })
    void givenDate_whenTypedInAnyForm_thenTheSameDay(String typed) {
        assertThat(RocDate.parse(typed)).contains(LocalDate.of(2026, 11, 21));
    }

    @ParameterizedTest
    @Spec("GEN-01")
    @ValueSource(
            strings = {
                "",
                "2026-02-30",
                "115/13/01",
                "2026-11/21",
                "115",
                "abc",
                "0/01/01",
                "0115-11-21",
                "2026-11-21T10:00",
                "𠮷",
                "1151131"
            })
    void givenText_whenNoDay_thenNothing(String typed) {
        assertThat(RocDate.parse(typed)).isEmpty();
    }

    @Test
    @Spec("GEN-01")
    void givenInstant_whenShown_thenInTaipei() {
        Instant evening = Instant.parse("2026-11-20T16:02:11Z");
        assertThat(RocDate.format(evening)).isEqualTo("2026-11-21 00:02:11");
        assertThat(RocDate.formatRoc(evening)).isEqualTo("115/11/21 00:02:11");
        assertThat(RocDate.day(evening)).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    @Spec("GEN-01")
    void givenAnyDay_whenShownAndReadAgain_thenTheSame() {
        Random random = new Random(115);
        for (int i = 0; i < 5_000; i++) {
            LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(90_000));
            assertThat(RocDate.parse(RocDate.format(day))).contains(day);
            assertThat(RocDate.parse(RocDate.formatRoc(day))).contains(day);
        }
        assertThat(RocDate.formatRoc(LocalDate.of(1912, 1, 1))).isEqualTo("1/01/01");
        assertThat(RocDate.formatRoc(LocalDate.of(1911, 12, 31))).isEqualTo("1911-12-31");
    }

    @ParameterizedTest
    @Spec("GEN-02")
    @CsvSource({
        "'99,999', 99999",
        "99999, 99999",
        "'1,234.50', 1234.50",
        "１２３４, 1234",
        "' 5 ', 5",
        "-0.5, -0.5",
        ".5, 0.5",
        "5., 5",
        "0.1234567, 0.1234567"
    })
    void givenNumber_whenTyped_thenReadExactly(String typed, BigDecimal number) {
        assertThat(Decimals.parse(typed)).contains(number);
    }

    @ParameterizedTest
    @Spec("GEN-02")
    @ValueSource(strings = {"", ".", "-", "1,5", "12,34", "1,2345", "1e9", "0x1", "1 2", "NaN", "--1", "٣", "𠮷"})
    void givenText_whenNoNumber_thenNothing(String typed) {
        assertThat(Decimals.parse(typed)).isEmpty();
        assertThat(Decimals.parse("9".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @Spec("GEN-02")
    @CsvSource({
        "99999, '99,999'",
        "0, 0",
        "999, 999",
        "1000, '1,000'",
        "-999, -999",
        "-1234567.891, '-1,234,567.891'",
        "1234.50, '1,234.50'",
        "1E+3, '1,000'",
        "0.000001, 0.000001",
        "1E+999999999, 1E+999999999"
    })
    void givenNumber_whenShown_thenWithThousandsSeparators(BigDecimal number, String shown) {
        assertThat(Decimals.format(number)).isEqualTo(shown);
    }

    @Test
    @Spec("GEN-02")
    void givenAnyNumber_whenShownAndReadAgain_thenTheSame() {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong(), random.nextInt(12));
            assertThat(Decimals.parse(Decimals.format(number))).contains(number);
        }
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "99999999999999.999999, ''",
        "0, ''",
        "100000000000000, identifier.quantity.digits",
        "0.0000001, identifier.quantity.decimals",
        "1.5000000000, ''",
        "-1, identifier.quantity.negative",
        "1E+2147483647, identifier.quantity.digits",
        "1E-2147483647, identifier.quantity.decimals"
    })
    void givenQuantity_whenLargerThanItsField_thenRefused(BigDecimal quantity, String key) {
        assertThat(CustomsLimits.quantity(quantity).messageKey()).isEqualTo(key);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "9999999999999999999.999999, ''",
        "10000000000000000000, identifier.price.digits",
        "0.0000001, identifier.price.decimals",
        "-0.01, identifier.price.negative"
    })
    void givenPrice_whenLargerThanItsField_thenRefused(BigDecimal price, String key) {
        assertThat(CustomsLimits.price(price).messageKey()).isEqualTo(key);
    }
}
