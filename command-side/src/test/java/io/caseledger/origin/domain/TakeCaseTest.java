package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;

import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Take a case for review (REV-01). */
class TakeCaseTest {

    @Test
    @Spec("REV-01")
    void givenReceived_whenTaken_thenEverybodySeesWhoHasIt() {
        new CaseFixture()
                .given(Stories.received())
                .when(OFFICER, new TakeCase(CASE))
                .expectEvents(new CaseTaken(CASE.value(), OFFICER.accountId(), OFFICER.name()));
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
    @MethodSource("io.caseledger.origin.domain.BrokenOrders#take")
    @Spec({"REV-01", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }
}
