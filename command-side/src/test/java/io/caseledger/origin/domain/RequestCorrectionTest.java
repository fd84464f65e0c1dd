package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.BrokenOrders.decides;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;

import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.shared.Spec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ask for corrections (REV-02). */
class RequestCorrectionTest {

    @Test
    @Spec("REV-02")
    void givenUnderReview_whenCorrectionIsRequested_thenFieldsAreMarkedWithComments() {
        new CaseFixture()
                .given(Stories.underReview())
                .when(OFFICER, new RequestCorrection(CASE, Stories.COMMENTS))
                .expectEvents(new CorrectionRequested(CASE.value(), Stories.COMMENTS));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Spec({"REV-02", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        return Stream.concat(
                decides(new RequestCorrection(CASE, Stories.COMMENTS)),
                Stream.of(
                        corrects("comments"),
                        corrects("comments[0].field", new FieldComment("goods[0].price", "?")),
                        corrects("comments[0].field", new FieldComment("", "?")),
                        corrects(
                                "comments[1].comment",
                                new FieldComment("goods", "請補一項"),
                                new FieldComment("exporter.nameEnglish", " ")),
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                new RequestCorrection(CASE, List.of(new FieldComment("goods", "字".repeat(501)))),
                                INVALID,
                                "origin.NotesAreNotTooLong",
                                "",
                                "500")));
    }

    private static BrokenOrders.Broken corrects(String field, FieldComment... comments) {
        return broken(
                Stories.underReview(),
                OFFICER,
                new RequestCorrection(CASE, List.of(comments)),
                INVALID,
                "origin.CorrectionNamesFields",
                field);
    }
}
