package io.caseledger.shared.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.reference.Check.Outcome;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "04595252, 04595252", // passes only the rule of 2023
        "62140097, 62140097",
        "04595257, 04595257", // passed the old rule too
        "10458575, 10458575", // a 7 in seventh place
        "'0459 5252', 04595252",
        "０４５９５２５２, 04595252",
        "0459-5252, 04595252"
    })
    void givenBusinessNumber_whenItAddsUp_thenAcceptedAndNormalised(String typed, String stored) {
        assertThat(BusinessNumber.check(typed)).isEqualTo(Check.ok(stored));
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "90316313, checksum, '[3, 0 / 5]'",
        "0459525, length, '[8, 7]'",
        "045952522, length, '[8, 9]'",
        "0459525A, digit, '[8, A]'",
        "04𠮷95252, digit, '[3, 𠮷]'",
        "04٣95252, digit, '[3, ٣]'",
        "'', empty, []"
    })
    void givenBusinessNumber_whenWrong_thenTheErrorNamesThePart(String typed, String part, String args) {
        assertError(BusinessNumber.check(typed), "identifier.business-number." + part, args);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({"A123456789", "a123456789", "Ａ１２３４５６７８９", "' A 1234 56789 '", "F131104093", "B220000000"})
    void givenNationalId_whenItAddsUp_thenAccepted(String typed) {
        assertThat(NationalId.check(typed).outcome()).isEqualTo(Outcome.OK);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "A123456788, checksum, '[8, 9]'",
        "A323456789, second, [3]",
        "A800000014, resident, [8]",
        "AC01234567, resident, [C]",
        "1123456789, letter, '[1, 1]'",
        "A12345678X, digit, '[10, X]'",
        "A12345678, length, '[10, 9]'",
        "𠮷123456789, letter, '[1, 𠮷]'",
        "'　', empty, []"
    })
    void givenNationalId_whenWrong_thenTheErrorNamesThePart(String typed, String part, String args) {
        assertError(NationalId.check(typed), "identifier.national-id." + part, args);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({"A800000014", "A900000016", "FA12345689"})
    void givenResidentNumber_whenItAddsUp_thenAccepted(String typed) {
        assertThat(ResidentNumber.check(typed, TODAY).outcome()).isEqualTo(Outcome.OK);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "A800000015, checksum, '[5, 4]'",
        "FA12345680, checksum, '[0, 9]'",
        "A123456789, second, [1]",
        "AE23456789, second, [E]",
        "AA2345678Z, digit, '[10, Z]'",
        "8800000014, letter, '[1, 8]'",
        "A8000000, length, '[10, 8]'"
    })
    void givenResidentNumber_whenWrong_thenTheErrorNamesThePart(String typed, String part, String args) {
        assertError(ResidentNumber.check(typed, TODAY), "identifier.resident-number." + part, args);
    }

    @Test
    @Spec("GEN-09")
    void givenOldResidentNumber_whenUsedFrom2031_thenRefused() {
        assertThat(ResidentNumber.check("FA12345689", LocalDate.of(2030, 12, 31))
                        .accepted())
                .isTrue();
        assertError(
                ResidentNumber.check("FA12345689", LocalDate.of(2031, 1, 1)),
                "identifier.resident-number.old-form",
                "[A, 2031-01-01]");
        assertThat(ResidentNumber.check("A800000014", LocalDate.of(2031, 1, 1)).accepted())
                .isTrue();
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "RR473124829GB, OK, ''",
        "rr 4731 2482 9 gb, OK, ''",
        "RR473124828GB, ERROR, checksum",
        "RR473124829QQ, ERROR, country",
        "R1473124829GB, ERROR, letter",
        "RR47312482AGB, ERROR, digit",
        "RR473124829G, ERROR, length",
        "EE000000005TW, OK, ''",
        "EE000000015TW, ERROR, checksum"
    })
    void givenParcelNumber_whenChecked_thenThePartIsNamed(String typed, Outcome outcome, String part) {
        assertOutcome(ParcelNumber.check(typed), outcome, "identifier.parcel-number.", part);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "297-12345675, OK, ''",
        "29712345675, OK, ''",
        "297-12345676, ERROR, checksum",
        "297-1234567, ERROR, length",
        "29A-12345675, ERROR, digit"
    })
    void givenAirWaybill_whenChecked_thenThePartIsNamed(String typed, Outcome outcome, String part) {
        assertOutcome(AirWaybill.check(typed), outcome, "identifier.air-waybill.", part);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "0101210000-3, OK, ''",
        "2501009000-1, OK, ''",
        "4810222031-5, OK, ''",
        "7616999000-5, OK, ''",
        "9801000010-1, OK, ''",
        "6307.90.50.10-6, OK, ''",
        "6307.90.50.31-1, OK, ''",
        "6307.90.50.31-2, WARNING, checksum",
        "6307.90.50.31, ERROR, length",
        "6307.90.50.3A-1, ERROR, digit"
    })
    void givenCommodityCode_whenChecked_thenAWrongCheckDigitOnlyWarns(String typed, Outcome outcome, String part) {
        assertOutcome(CommodityCode.check(typed), outcome, "identifier.commodity-code.", part);
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "'AA  1512300001', OK, '', 'AA  1512300001'",
        "AA1512300001, OK, '', 'AA  1512300001'",
        "AA 15 123 00001, OK, '', 'AA  1512300001'",
        "AA/  /15/123/00001, OK, '', 'AA  1512300001'",
        "AA//15/123/00001, OK, '', 'AA  1512300001'",
        "AA/15/123/00001, OK, '', 'AA  1512300001'",
        "aabc15ab1x0001, OK, '', AABC15AB1X0001",
        "ＡＡ／ＢＣ／１５／１２３／００００１, OK, '', AABC1512300001",
        "EA/  /15/123/00001, WARNING, part-1, 'EA  1512300001'",
        "AA/HZ/15/123/00001, WARNING, part-2, AAHZ1512300001",
        "AA/  /1X/123/00001, WARNING, part-3, 'AA  1X12300001'",
        "'AAB 1512300001', WARNING, part-2, 'AAB 1512300001'",
        "AA/  /15/12/00001, ERROR, part-length, 'AA/  /15/12/00001'",
        "AA/15, ERROR, parts, AA/15",
        "AA151230000, ERROR, length, AA151230000",
        "AA15123000012, ERROR, length, AA15123000012",
        "AABC15123*0001, ERROR, character, AABC15123*0001",
        "AA15123𠮷0001, ERROR, length, AA15123𠮷0001",
        "AABC15123𠮷0001, ERROR, character, AABC15123𠮷0001",
        "'  ', ERROR, empty, ''"
    })
    void givenDeclarationNumber_whenChecked_thenNormalisedOrThePartIsNamed(
            String typed, Outcome outcome, String part, String stored) {
        Check check = DeclarationNumber.check(typed);
        assertOutcome(check, outcome, "identifier.declaration-number.", part);
        if (outcome != Outcome.ERROR) {
            assertThat(check.normalised()).isEqualTo(stored);
            assertThat(DeclarationNumber.check(DeclarationNumber.format(stored)))
                    .isEqualTo(check);
        }
    }

    @ParameterizedTest
    @Spec("GEN-09")
    @CsvSource({
        "E12345678, OK, ''",
        "300 000 000, OK, ''",
        "1234, ERROR, length",
        "12345?789, ERROR, character",
        "'', ERROR, empty"
    })
    void givenPassport_whenChecked_thenOnlyItsFormCounts(String typed, Outcome outcome, String part) {
        assertOutcome(IdentityKind.PASSPORT.check(typed, TODAY), outcome, "identifier.passport.", part);
    }

    @Test
    @Spec("GEN-09")
    void givenKinds_whenAskedToCheck_thenEachUsesItsOwnRule() {
        assertThat(IdentityKind.BUSINESS_NUMBER.check("04595252", TODAY).accepted())
                .isTrue();
        assertThat(IdentityKind.NATIONAL_ID.check("A123456789", TODAY).accepted())
                .isTrue();
        assertThat(IdentityKind.RESIDENT_NUMBER.check("A800000014", TODAY).accepted())
                .isTrue();
        assertThat(IdentityKind.NATIONAL_ID.check("04595252", TODAY).accepted()).isFalse();
    }

    /** A digit whose weight has no common factor with the modulus cannot be mistyped unnoticed. */
    @Test
    @Spec("GEN-09")
    void givenValidNumber_whenOneDigitIsChanged_thenRefused() {
        assertEveryChangeIsCaught("A123456789", NationalId::check, 2, 6, 8, 9);
        assertEveryChangeIsCaught("RR473124829GB", ParcelNumber::check, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        // modulo 7 and 5 take a digit and the same plus 7 or 5 for one: neighbours are told apart
        assertNeighboursAreCaught("29712345675", AirWaybill::check, 3, 4, 5, 6, 7, 8, 9, 10);
        assertNeighboursAreCaught("04595252", BusinessNumber::check, 0, 2, 4, 7);
    }

    @Test
    @Spec("GEN-09")
    void givenAnySerialNumber_whenAllCheckDigitsAreTried_thenExactlyOneFits() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            String letter = Character.toString('A' + random.nextInt(26));
            String seven = String.format(Locale.ROOT, "%07d", random.nextInt(10_000_000));
            assertThat(fitting(letter + (1 + i % 2) + seven, "", NationalId::check))
                    .hasSize(1);
            assertThat(fitting(letter + (8 + i % 2) + seven, "", typed -> ResidentNumber.check(typed, TODAY)))
                    .hasSize(1);
            assertThat(fitting(letter + "ABCD".charAt(i % 4) + seven, "", typed -> ResidentNumber.check(typed, TODAY)))
                    .hasSize(1);
            assertThat(fitting("RR" + i % 10 + seven, "TW", ParcelNumber::check))
                    .hasSize(1);
            assertThat(fitting("297" + seven, "", AirWaybill::check)).hasSize(1);
            assertThat(fitting("630" + seven, "", CommodityCode::check))
                    .as("a wrong one only warns")
                    .hasSize(10);
            // modulo 5: two of ten, four where the seventh digit is 7
            assertThat(fitting(seven, "", BusinessNumber::check)).hasSize(seven.endsWith("7") ? 4 : 2);
        }
    }

    /** What the message says should stand there is what is accepted. */
    @Test
    @Spec("GEN-09")
    void givenWrongCheckDigit_whenTheNamedOneIsTaken_thenAccepted() {
        Random random = new Random(10);
        for (int i = 0; i < 500; i++) {
            String id = "H1" + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
            Check check = NationalId.check(id);
            if (!check.accepted()) {
                assertThat(NationalId.check(id.substring(0, 9) + check.args().get(1))
                                .accepted())
                        .isTrue();
            }
        }
    }

    private static List<Integer> fitting(String head, String tail, Function<String, Check> check) {
        return IntStream.rangeClosed(0, 9)
                .filter(digit -> check.apply(head + digit + tail).accepted())
                .boxed()
                .toList();
    }

    private static void assertEveryChangeIsCaught(String valid, Function<String, Check> check, int... positions) {
        assertThat(check.apply(valid).accepted()).isTrue();
        for (int position : positions) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != valid.charAt(position)) {
                    String changed = valid.substring(0, position) + digit + valid.substring(position + 1);
                    assertThat(check.apply(changed).accepted()).as(changed).isFalse();
                }
            }
        }
    }

    private static void assertNeighboursAreCaught(String valid, Function<String, Check> check, int... positions) {
        assertThat(check.apply(valid).accepted()).isTrue();
        for (int position : positions) {
            char digit = valid.charAt(position);
            char other = digit == '9' ? '8' : (char) (digit + 1);
            String changed = valid.substring(0, position) + other + valid.substring(position + 1);
            assertThat(check.apply(changed).accepted()).as(changed).isFalse();
        }
    }

    private static void assertOutcome(Check check, Outcome outcome, String prefix, String part) {
        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.messageKey()).isEqualTo(part.isEmpty() ? "" : prefix + part);
        assertMessages(check);
    }

    private static void assertError(Check check, String key, String args) {
        assertThat(check.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(check.messageKey()).isEqualTo(key);
        assertThat(check.args()).hasToString(args);
        assertMessages(check);
    }

    /** Every message that a check can give exists in both languages and takes all its arguments. */
    private static void assertMessages(Check check) {
        if (check.messageKey().isEmpty()) {
            return;
        }
        for (String file : new String[] {"identifiers", "identifiers_en"}) {
            String text = messages(file).getProperty(check.messageKey());
            assertThat(text).as("%s in %s", check.messageKey(), file).isNotBlank();
            String filled = MessageFormat.format(text, check.args().toArray());
            assertThat(filled).doesNotContain("{");
        }
    }

    static Properties messages(String file) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                IdentifiersTest.class.getResourceAsStream("/messages/" + file + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return properties;
    }

    @Test
    void givenMessages_whenLanguagesAreCompared_thenSameKeys() {
        assertThat(messages("identifiers").keySet())
                .isEqualTo(messages("identifiers_en").keySet());
        for (IdentityKind kind : IdentityKind.values()) {
            assertThat(messages("identifiers")).containsKey(kind.messageKey());
        }
    }
}
