package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** REV-06: nobody reviews a case to which they are a party, whichever party, however the number is typed, whatever the order. */
class OwnIdentityTest {
    private static final String RULE = "origin.NobodyReviewsACaseOfItsOwnIdentity";

    /** Every order of an officer, with what has happened after the case was filed. */
    private static final Map<CertificateCommand, List<Object>> REVIEW = Map.of(
            new TakeCase(CASE), List.of(),
            new RequestCorrection(CASE, Stories.COMMENTS), List.of(Stories.TAKEN),
            new ApproveCertificate(CASE), List.of(Stories.TAKEN),
            new RejectCertificate(CASE, "不符"), List.of(Stories.TAKEN),
            new CancelCertificate(CASE, "不符"), approved(),
            new CollectCertificate(CASE, null), approved());

    /** Where the officer's own number stands, as somebody may have typed it. */
    enum Party {
        APPLICANT("applicant.identityNumber", "A123456789"),
        EXPORTER("exporter.identityNumber", "A123456789"),
        EXPORTER_TYPED("exporter.identityNumber", "Ａ123456789"),
        IMPORTER("importer.identityNumber", " a123456789 "),
        MANUFACTURER("", "a123-456-789"),
        NOBODY("importer.identityNumber", "A123456788");

        private final String field;
        private final String number;

        Party(String field, String number) {
            this.field = field;
            this.number = number;
        }

        CertificateApplication in(CertificateApplication application) {
            return field.isEmpty()
                    ? Changed.with(
                            application,
                            "manufacturers",
                            List.of(
                                    application.manufacturers().getFirst(),
                                    new Manufacturer(number, "林雅婷", null, "臺北市", null, false, true)))
                    : Changed.with(application, field, number);
        }
    }

    @ParameterizedTest
    @EnumSource(Party.class)
    @Spec("REV-06")
    void givenOfficerWhoIsAParty_whenItReviews_thenRefused(Party party) {
        REVIEW.forEach((order, since) -> {
            var filed = Changed.with(
                    Samples.submitted(),
                    "application",
                    party.in(Samples.submitted().application()));
            var story = new CaseFixture()
                    .given(Stream.concat(Stream.of(filed), since.stream()).toArray());
            if (party == Party.NOBODY) {
                story.when(OFFICER, order).expectSuccessfulHandlerExecution();
            } else {
                story.refused(OFFICER, order, Rejection.Kind.FORBIDDEN, RULE);
            }
        });
    }

    @Test
    @Spec("REV-06")
    void everyOrderOfOfficersIsWalked() {
        var walked = new HashSet<Class<?>>();
        REVIEW.keySet().forEach(order -> walked.add(order.getClass()));
        // what the applicant gives, and the way out of a case that has become one's own
        var others = Set.of("SubmitCertificate", "ReviseCertificate", "PutBackCase");
        assertThat(Arrays.stream(CertificateCommand.class.getPermittedSubclasses())
                        .filter(order -> !others.contains(order.getSimpleName())))
                .allSatisfy(order -> assertThat(walked).contains(order));
    }

    /** A revision may make the officer who has the case a party to it: then all that is left is to give it back, and a colleague goes on. */
    @Test
    @Spec("REV-06")
    void givenRevisionThatNamesTheOfficer_whenItGoesOn_thenOnlyByPuttingItBack() {
        var application = Party.MANUFACTURER.in(Samples.application());
        var before = new Object[] {
            Samples.submitted(),
            Stories.TAKEN,
            new CorrectionRequested(CASE.value(), Stories.COMMENTS),
            new CertificateRevised(CASE.value(), 2, application, Samples.DUE)
        };
        for (var order : List.of(
                new ApproveCertificate(CASE),
                new RejectCertificate(CASE, "不符"),
                new RequestCorrection(CASE, Stories.COMMENTS))) {
            new CaseFixture().given(before).refused(OFFICER, order, Rejection.Kind.FORBIDDEN, RULE);
        }
        new CaseFixture().given(before).when(OFFICER, new PutBackCase(CASE)).expectSuccessfulHandlerExecution();
        var story = new CaseFixture().given(before).and(OFFICER, new PutBackCase(CASE));
        story.refused(OFFICER, new TakeCase(CASE), Rejection.Kind.FORBIDDEN, RULE);
        new CaseFixture()
                .given(before)
                .and(OFFICER, new PutBackCase(CASE))
                .when(SECOND_OFFICER, new TakeCase(CASE))
                .expectSuccessfulHandlerExecution();
    }

    private static List<Object> approved() {
        return List.of(Stories.TAKEN, new CertificateApproved(CASE.value(), "TPE26-000001", Samples.TODAY));
    }
}
