package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.BrokenOrders.officersOnly;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;

import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.shared.Spec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mark as handed over (REV-05). */
class CollectCertificateTest {

    @Test
    @Spec("REV-05")
    void givenApproved_whenHandedOver_thenCollected() {
        new CaseFixture()
                .given(Stories.approved())
                .when(OFFICER, new CollectCertificate(CASE, "王小明"))
                .expectEvents(new CertificateCollected(CASE.value(), "王小明"));
    }

    @Test
    @Spec("REV-05")
    void givenApproved_whenAnotherOfficerOfTheUnitHandsOver_thenCollected() {
        new CaseFixture()
                .given(Stories.approved())
                .when(SECOND_OFFICER, new CollectCertificate(CASE, null))
                .expectEvents(new CertificateCollected(CASE.value(), null));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Spec({"REV-05", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        var collect = new CollectCertificate(CASE, "王小明");
        return Stream.concat(
                officersOnly(Stories.approved(), collect),
                Stream.of(
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                collect,
                                CONFLICT,
                                "origin.OnlyApprovedCasesAreHandedOver",
                                "",
                                "@rule.state.under_review"),
                        broken(
                                Stories.collected(),
                                OFFICER,
                                collect,
                                CONFLICT,
                                "origin.OnlyApprovedCasesAreHandedOver",
                                "",
                                "@rule.state.collected")));
    }
}
