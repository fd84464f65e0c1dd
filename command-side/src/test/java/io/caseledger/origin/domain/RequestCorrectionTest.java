package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;

import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.shared.Spec;
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
    @MethodSource("io.caseledger.origin.domain.BrokenOrders#correct")
    @Spec({"REV-02", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }
}
