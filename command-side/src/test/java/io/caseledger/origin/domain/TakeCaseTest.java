package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.BrokenOrders.officersOnly;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;

import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @MethodSource("refusals")
    @Spec({"REV-01", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        var take = new TakeCase(CASE);
        return Stream.concat(
                officersOnly(Stories.received(), take),
                Stream.of(
                        broken(
                                Stories.underReview(),
                                SECOND_OFFICER,
                                take,
                                CONFLICT,
                                "origin.OneOfficerHasACaseAtATime",
                                "",
                                OFFICER.name()),
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                take,
                                CONFLICT,
                                "origin.OnlyWaitingCasesCanBeTaken",
                                "",
                                "@rule.state.under_review"),
                        broken(
                                Stories.cancelled(),
                                OFFICER,
                                take,
                                CONFLICT,
                                "origin.OnlyWaitingCasesCanBeTaken",
                                "",
                                "@rule.state.cancelled")));
    }
}
