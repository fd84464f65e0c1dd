package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.decides;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;

import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import java.util.stream.Stream;
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

    @Test
    @Spec("REV-01")
    void givenPutBack_whenAnotherOfficerTakesIt_thenItIsTheirs() {
        new CaseFixture()
                .given(Samples.submitted(), Stories.TAKEN, new CasePutBack(CASE.value(), OFFICER.accountId()))
                .when(SECOND_OFFICER, new TakeCase(CASE))
                .expectEvents(new CaseTaken(CASE.value(), SECOND_OFFICER.accountId(), SECOND_OFFICER.name()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Spec("REV-01")
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        // what has become the officer's own by a revision is given back (REV-06): see OwnIdentityTest
        return decides(new PutBackCase(CASE))
                .filter(broken -> !broken.rule().equals("origin.NobodyReviewsACaseOfItsOwnIdentity"));
    }
}
