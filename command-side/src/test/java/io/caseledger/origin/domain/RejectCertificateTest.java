package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.BrokenOrders.broken;
import static io.caseledger.origin.domain.BrokenOrders.decides;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;

import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.shared.Spec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reject (REV-02). */
class RejectCertificateTest {

    @Test
    @Spec("REV-02")
    void givenUnderReview_whenRejected_thenWithItsReason() {
        new CaseFixture()
                .given(Stories.underReview())
                .when(OFFICER, new RejectCertificate(CASE, "文件不符"))
                .expectEvents(new CertificateRejected(CASE.value(), "文件不符"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Spec({"REV-02", "REV-04"})
    void givenARuleAgainstIt_whenOrdered_thenRefusedAndNothingHappens(BrokenOrders.Broken broken) {
        CaseFixture.refused(broken);
    }

    static Stream<BrokenOrders.Broken> refusals() {
        return Stream.concat(
                decides(new RejectCertificate(CASE, "不符")),
                Stream.of(
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                new RejectCertificate(CASE, " "),
                                INVALID,
                                "origin.ReasonIsGiven",
                                "reason"),
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                new RejectCertificate(CASE, "字".repeat(501)),
                                INVALID,
                                "origin.NotesAreNotTooLong",
                                "",
                                "500")));
    }
}
