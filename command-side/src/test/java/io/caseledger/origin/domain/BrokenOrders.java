package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.AGENT;
import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.AUDITOR;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.OFFICER_ELSEWHERE;
import static io.caseledger.origin.domain.Samples.OFFICER_WHO_FILED;
import static io.caseledger.origin.domain.Samples.OTHER_APPLICANT;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;
import static io.caseledger.shared.contract.Rejection.Kind.NOT_FOUND;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import java.util.List;
import java.util.stream.Stream;

/** Orders that a case refuses, by command. Every rule on cases has to be among them. */
final class BrokenOrders {

    /** @param args what the refusal names */
    record Broken(
            Object[] given,
            Actor actor,
            CertificateCommand command,
            Rejection.Kind kind,
            String rule,
            String field,
            List<String> args) {
        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " by " + actor.accountId() + " after " + given.length + ": "
                    + rule;
        }
    }

    private static final ApproveCertificate APPROVE = new ApproveCertificate(CASE);
    private static final String TOO_LONG = "字".repeat(501);

    private BrokenOrders() {}

    static Stream<Broken> all() {
        return Stream.of(submit(), take(), putBack(), correct(), revise(), approve(), reject(), cancel(), collect())
                .flatMap(broken -> broken);
    }

    static Stream<Broken> submit() {
        var again = new SubmitCertificate(CASE, Samples.application());
        return Stream.of(
                broken(Stories.received(), APPLICANT, again, CONFLICT, "ACaseIsFiledOnce", "", Samples.RECEIPT),
                broken(Stories.received(), OTHER_APPLICANT, again, NOT_FOUND, "CaseExists", ""),
                broken(none(), OFFICER, again, FORBIDDEN, OnlyLiveApplicantsAndAgentsFile.NAME, ""),
                broken(none(), Samples.CLOSED, again, FORBIDDEN, OnlyLiveApplicantsAndAgentsFile.NAME, ""));
    }

    static Stream<Broken> take() {
        var take = new TakeCase(CASE);
        return Stream.concat(
                officersOnly(Stories.received(), take),
                Stream.of(
                        broken(
                                Stories.underReview(),
                                SECOND_OFFICER,
                                take,
                                CONFLICT,
                                "OneOfficerHasACaseAtATime",
                                "",
                                OFFICER.name()),
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                take,
                                CONFLICT,
                                "OnlyWaitingCasesCanBeTaken",
                                "",
                                "@rule.state.under_review"),
                        broken(
                                Stories.cancelled(),
                                OFFICER,
                                take,
                                CONFLICT,
                                "OnlyWaitingCasesCanBeTaken",
                                "",
                                "@rule.state.cancelled")));
    }

    static Stream<Broken> putBack() {
        return decides(new PutBackCase(CASE));
    }

    static Stream<Broken> correct() {
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
                                new RequestCorrection(CASE, List.of(new FieldComment("goods", TOO_LONG))),
                                INVALID,
                                "NotesAreNotTooLong",
                                "",
                                "500")));
    }

    static Stream<Broken> revise() {
        var revise = new ReviseCertificate(CASE, Samples.application());
        return Stream.of(
                broken(
                        Stories.received(),
                        APPLICANT,
                        revise,
                        CONFLICT,
                        "OnlyRequestedCorrectionsAreRevised",
                        "",
                        "@rule.state.received"),
                broken(
                        Stories.underReview(),
                        APPLICANT,
                        revise,
                        CONFLICT,
                        "OnlyRequestedCorrectionsAreRevised",
                        "",
                        "@rule.state.under_review"),
                broken(
                        Stories.approved(),
                        APPLICANT,
                        revise,
                        CONFLICT,
                        "OnlyRequestedCorrectionsAreRevised",
                        "",
                        "@rule.state.approved"),
                broken(Stories.correctionRequested(), OTHER_APPLICANT, revise, NOT_FOUND, "CaseExists", ""),
                broken(Stories.correctionRequested(), OFFICER, revise, FORBIDDEN, "OnlyTheFilerRevises", ""),
                broken(
                        new Object[] {Samples.submittedByAgent()},
                        APPLICANT,
                        revise,
                        FORBIDDEN,
                        "OnlyTheFilerRevises",
                        ""),
                broken(
                        Stories.correctionRequested(),
                        APPLICANT,
                        new ReviseCertificate(CASE, Changed.with(Samples.application(), "issuingUnit", "KHH")),
                        INVALID,
                        "RevisionKeepsUnitAndApplicant",
                        "issuingUnit"),
                broken(
                        Stories.correctionRequested(),
                        APPLICANT,
                        new ReviseCertificate(
                                CASE, Changed.with(Samples.application(), "applicant.identityNumber", "62140097")),
                        INVALID,
                        "RevisionKeepsUnitAndApplicant",
                        "applicant.identityNumber"),
                broken(
                        Stories.correctionRequested(),
                        APPLICANT,
                        new ReviseCertificate(CASE, Changed.with(Samples.application(), "originals", 0)),
                        INVALID,
                        "OriginalsAreOneToFive",
                        "originals"));
    }

    static Stream<Broken> approve() {
        return Stream.concat(
                decides(APPROVE),
                Stream.of(
                        broken(
                                Stories.approved(),
                                OFFICER,
                                APPROVE,
                                CONFLICT,
                                "OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.approved"),
                        broken(
                                Stories.rejected(),
                                OFFICER,
                                APPROVE,
                                CONFLICT,
                                "OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.rejected"),
                        broken(
                                Stories.correctionRequested(),
                                OFFICER,
                                APPROVE,
                                CONFLICT,
                                "OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.correction_requested")));
    }

    static Stream<Broken> reject() {
        return Stream.concat(
                decides(new RejectCertificate(CASE, "不符")),
                Stream.of(
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                new RejectCertificate(CASE, " "),
                                INVALID,
                                "ReasonIsGiven",
                                "reason"),
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                new RejectCertificate(CASE, TOO_LONG),
                                INVALID,
                                "NotesAreNotTooLong",
                                "",
                                "500")));
    }

    static Stream<Broken> cancel() {
        var cancel = new CancelCertificate(CASE, "申請錯誤");
        return Stream.of(
                broken(
                        Stories.underReview(),
                        APPLICANT,
                        cancel,
                        CONFLICT,
                        "OnlyReceivedCasesCanBeCancelledByTheApplicant",
                        "",
                        "@rule.state.under_review",
                        "TPE"),
                broken(
                        Stories.approved(),
                        APPLICANT,
                        cancel,
                        CONFLICT,
                        "OnlyReceivedCasesCanBeCancelledByTheApplicant",
                        "",
                        "@rule.state.approved",
                        "TPE"),
                broken(
                        Stories.cancelled(),
                        APPLICANT,
                        cancel,
                        CONFLICT,
                        "OnlyReceivedCasesCanBeCancelledByTheApplicant",
                        "",
                        "@rule.state.cancelled",
                        "TPE"),
                broken(
                        Stories.received(),
                        OFFICER,
                        cancel,
                        CONFLICT,
                        "OfficersCancelOnlyApprovedUncollectedCases",
                        "",
                        "@rule.state.received"),
                broken(
                        Stories.collected(),
                        OFFICER,
                        cancel,
                        CONFLICT,
                        "OfficersCancelOnlyApprovedUncollectedCases",
                        "",
                        "@rule.state.collected"),
                broken(
                        Stories.approved(),
                        OFFICER,
                        new CancelCertificate(CASE, null),
                        INVALID,
                        "ReasonIsGiven",
                        "reason"),
                broken(
                        Stories.approved(),
                        OFFICER_WHO_FILED,
                        cancel,
                        FORBIDDEN,
                        "NobodyReviewsACaseOfItsOwnIdentity",
                        ""),
                broken(Stories.received(), OTHER_APPLICANT, cancel, NOT_FOUND, "CaseExists", ""),
                broken(Stories.received(), AGENT, cancel, NOT_FOUND, "CaseExists", ""),
                broken(Stories.approved(), OFFICER_ELSEWHERE, cancel, NOT_FOUND, "CaseExists", ""),
                broken(Stories.received(), AUDITOR, cancel, FORBIDDEN, "OnlyPartiesAndTheUnitCancel", ""));
    }

    static Stream<Broken> collect() {
        var collect = new CollectCertificate(CASE, "王小明");
        return Stream.concat(
                officersOnly(Stories.approved(), collect),
                Stream.of(
                        broken(
                                Stories.underReview(),
                                OFFICER,
                                collect,
                                CONFLICT,
                                "OnlyApprovedCasesAreHandedOver",
                                "",
                                "@rule.state.under_review"),
                        broken(
                                Stories.collected(),
                                OFFICER,
                                collect,
                                CONFLICT,
                                "OnlyApprovedCasesAreHandedOver",
                                "",
                                "@rule.state.collected")));
    }

    private static Stream<Broken> decides(CertificateCommand command) {
        return Stream.concat(
                officersOnly(Stories.underReview(), command),
                Stream.of(
                        broken(
                                Stories.received(),
                                OFFICER,
                                command,
                                CONFLICT,
                                "OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.received"),
                        broken(
                                Stories.underReview(),
                                SECOND_OFFICER,
                                command,
                                CONFLICT,
                                "OnlyTheOfficerWhoHasTheCaseDecides",
                                "",
                                OFFICER.name())));
    }

    private static Stream<Broken> officersOnly(Object[] given, CertificateCommand command) {
        return Stream.of(
                broken(given, OFFICER_ELSEWHERE, command, NOT_FOUND, "CaseExists", ""),
                broken(given, OTHER_APPLICANT, command, NOT_FOUND, "CaseExists", ""),
                broken(given, APPLICANT, command, FORBIDDEN, "OnlyTheUnitsOfficersReview", ""),
                broken(given, AUDITOR, command, FORBIDDEN, "OnlyTheUnitsOfficersReview", ""),
                broken(given, OFFICER_WHO_FILED, command, FORBIDDEN, "NobodyReviewsACaseOfItsOwnIdentity", ""));
    }

    private static Broken corrects(String field, FieldComment... comments) {
        return broken(
                Stories.underReview(),
                OFFICER,
                new RequestCorrection(CASE, List.of(comments)),
                INVALID,
                "CorrectionNamesFields",
                field);
    }

    private static Object[] none() {
        return new Object[0];
    }

    private static Broken broken(
            Object[] given,
            Actor actor,
            CertificateCommand command,
            Rejection.Kind kind,
            String rule,
            String field,
            String... args) {
        return new Broken(given, actor, command, kind, rule, field, List.of(args));
    }
}
