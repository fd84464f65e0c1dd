package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;

import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.shared.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Put a case back into the queue (REV-01). */
class PutBackCaseTest {

    @Test
    @Spec("REV-01")
    void givenTaken_whenPutBack_thenItWaitsAgain() {
        new CaseFixture()
                .given(Stories.underReview())
                .when(OFFICER, new PutBackCase(CASE))
                .expectEvents(new CasePutBack(CASE.value(), OFFICER.accountId()));
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenOrders#putBack")
    @Spec("REV-01")
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }
}
