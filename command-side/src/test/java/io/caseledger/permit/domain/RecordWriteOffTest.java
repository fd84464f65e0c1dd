package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.WriteOffRecorded;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Write-off of what came in without a declaration (MSK-20, MSK-21). */
class RecordWriteOffTest {

    @Test
    @Spec("MSK-20")
    void givenAParcel_whenWrittenOff_thenRecordedInTheNumbersStoredForm() {
        new PermitFixture()
                .given(PermitStories.issued(ImportWay.PARCEL))
                .when(IMPORTER, writeOff(new WriteOffRow("rr 4731 2482 9 tw", null, 50, 100)))
                .expectEvents(PermitStories.WRITTEN_OFF);
    }

    @Test
    @Spec("MSK-20")
    void givenATraveller_whenWrittenOff_thenRecordedWithFlightAndDay() {
        new PermitFixture()
                .given(PermitStories.issued(ImportWay.TRAVELLER))
                .when(IMPORTER, writeOff(new WriteOffRow("ci 123", TODAY, 0, 20)))
                .expectEvents(new WriteOffRecorded(PERMIT.value(), List.of(new WriteOffRow("CI123", TODAY, 0, 20))));
    }

    @Test
    @Spec("MSK-20")
    void givenAnotherWay_whenWrittenOff_thenRecordedWithItsReference() {
        var row = new WriteOffRow("快遞 12-34", null, 20, 0);
        new PermitFixture()
                .given(PermitStories.issued(ImportWay.OTHER))
                .when(IMPORTER, writeOff(row))
                .expectEvents(new WriteOffRecorded(PERMIT.value(), List.of(row)));
    }

    @Test
    @Spec("MSK-20")
    void givenRows_whenRecordedAgain_thenTheNewOnesStandInTheirPlace() {
        var row = new WriteOffRow(OTHER_PARCEL, null, 1000, 500);
        new PermitFixture()
                .given(PermitStories.writtenOff())
                .when(IMPORTER, writeOff(row))
                .expectEvents(new WriteOffRecorded(PERMIT.value(), List.of(row)));
        new PermitFixture()
                .given(PermitStories.writtenOff())
                .when(IMPORTER, writeOff())
                .expectEvents(new WriteOffRecorded(PERMIT.value(), List.of()));
    }

    static Stream<Arguments> wrongRows() {
        return Stream.of(
                wrong(
                        ImportWay.PARCEL,
                        "permit.ParcelNumbersAreWellFormed",
                        "reference",
                        row("RR473124828TW", null, 1, 0)),
                wrong(ImportWay.PARCEL, "permit.ParcelNumbersAreWellFormed", "reference", row(null, null, 1, 0)),
                wrong(
                        ImportWay.PARCEL,
                        "permit.ParcelNumbersAreWellFormed",
                        "reference",
                        row("RR47312482TW", null, 1, 0)),
                wrong(ImportWay.TRAVELLER, "permit.TravellersNameAFlight", "reference", row("1", TODAY, 1, 0)),
                wrong(ImportWay.TRAVELLER, "permit.TravellersNameAFlight", "reference", row(null, TODAY, 1, 0)),
                wrong(ImportWay.TRAVELLER, "permit.TravellersNameADay", "on", row("CI123", null, 1, 0)),
                wrong(
                        ImportWay.TRAVELLER,
                        "permit.DaysOfArrivalArePlausible",
                        "on",
                        row("CI123", TODAY.plusDays(1), 1, 0)),
                wrong(
                        ImportWay.TRAVELLER,
                        "permit.DaysOfArrivalArePlausible",
                        "on",
                        row("CI123", TODAY.minusYears(2), 1, 0)),
                wrong(ImportWay.OTHER, "permit.OtherWaysNameAReference", "reference", row(" ", null, 1, 0)),
                wrong(ImportWay.OTHER, "permit.OtherWaysNameAReference", "reference", row("字".repeat(51), null, 1, 0)),
                wrong(ImportWay.PARCEL, "permit.PiecesAreWrittenOff", "medical", row(PARCEL, null, -1, 0)),
                wrong(ImportWay.PARCEL, "permit.PiecesAreWrittenOff", "nonMedical", row(PARCEL, null, 1, -1)),
                wrong(ImportWay.PARCEL, "permit.PiecesAreWrittenOff", "medical", row(PARCEL, null, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("wrongRows")
    @Spec({"MSK-20", "GEN-05"})
    void givenARowThatIsWrong_whenWrittenOff_thenRefusedBesideTheField(
            ImportWay way, String rule, String field, WriteOffRow row) {
        var good = row(way == ImportWay.PARCEL ? OTHER_PARCEL : "CI1", TODAY, 1, 1);
        assertThat(new PermitFixture()
                        .given(PermitStories.issued(way))
                        .refused(IMPORTER, writeOff(good, row), Rejection.Kind.INVALID))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo(rule);
                    assertThat(violation.field()).isEqualTo("rows[1]." + field);
                });
        assertThat(WriteOffRules.check(way, List.of(good), TODAY)).isEmpty();
    }

    @Test
    @Spec("MSK-20")
    void givenAParcelTwiceOrTooManyRows_whenWrittenOff_thenRefused() {
        assertThat(WriteOffRules.check(
                        ImportWay.PARCEL, List.of(row(PARCEL, null, 1, 0), row(" " + PARCEL, null, 1, 0)), TODAY))
                .containsExactly(Violation.of("permit.ParcelsAreWrittenOffOnce", "rows[1].reference"));
        assertThat(WriteOffRules.check(ImportWay.OTHER, Collections.nCopies(201, row("A", null, 1, 0)), TODAY))
                .containsExactly(Violation.of("permit.WriteOffsHaveUpTo200Rows", "rows", "200"));
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenWriteOffs#writeOff")
    @Spec({"MSK-20", "GEN-05"})
    void givenARuleAgainstIt_whenWrittenOff_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenWriteOffs#writeOffAbove")
    @Spec("MSK-21")
    void givenMoreThanPermitted_whenWrittenOff_thenRefusedByKind(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }

    private static Arguments wrong(ImportWay way, String rule, String field, WriteOffRow row) {
        return Arguments.of(way, rule, field, row);
    }

    private static WriteOffRow row(@Nullable String reference, @Nullable LocalDate on, long medical, long other) {
        return new WriteOffRow(reference, on, medical, other);
    }

    private static RecordWriteOff writeOff(WriteOffRow... rows) {
        return new RecordWriteOff(PERMIT, List.of(rows));
    }
}
