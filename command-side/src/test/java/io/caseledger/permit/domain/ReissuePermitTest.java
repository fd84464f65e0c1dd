package io.caseledger.permit.domain;

import io.caseledger.shared.Spec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reissue of an expired permit (MSK-06). What follows from one that is allowed is in PermitBookTest: it takes two permits and a book. */
class ReissuePermitTest {

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#reissue")
    @Spec({"MSK-06", "GEN-05"})
    void givenARuleAgainstIt_whenReissued_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }
}
