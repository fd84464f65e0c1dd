package io.caseledger.origin.domain;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.contract.Rejection;
import java.util.List;
import java.util.Optional;

/**
 * Which rules each order on an existing case has to pass, in this order: what is not the actor's is not there, then what the role may not do, then what
 * the state does not allow, then what is wrong with the order itself.
 */
final class CaseRules {
    private static final List<CaseRule> SUBMIT_AGAIN = List.of(new CaseExists(), new ACaseIsFiledOnce());
    private static final List<CaseRule> TAKE = List.of(
            new CaseExists(),
            new OnlyTheUnitsOfficersReview(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OneOfficerHasACaseAtATime(),
            new OnlyWaitingCasesCanBeTaken());
    private static final List<CaseRule> DECIDE = List.of(
            new CaseExists(),
            new OnlyTheUnitsOfficersReview(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OnlyCasesUnderReviewAreDecided(),
            new OnlyTheOfficerWhoHasTheCaseDecides(),
            new CorrectionNamesFields(),
            new ReasonIsGiven(),
            new NotesAreNotTooLong());
    private static final List<CaseRule> REVISE = List.of(
            new CaseExists(),
            new OnlyTheFilerRevises(),
            new OnlyRequestedCorrectionsAreRevised(),
            new RevisionKeepsUnitAndApplicant());
    private static final List<CaseRule> CANCEL = List.of(
            new CaseExists(),
            new OnlyPartiesAndTheUnitCancel(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OnlyReceivedCasesCanBeCancelledByTheApplicant(),
            new OfficersCancelOnlyApprovedUncollectedCases(),
            new ReasonIsGiven(),
            new NotesAreNotTooLong());
    private static final List<CaseRule> HAND_OVER = List.of(
            new CaseExists(),
            new OnlyTheUnitsOfficersReview(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OnlyApprovedCasesAreHandedOver(),
            new NotesAreNotTooLong());

    private CaseRules() {}

    /** @throws Rejection of the first rule that is broken */
    static void check(Attempt attempt) {
        of(attempt.command()).stream()
                .map(rule -> rule.refusal(attempt))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    static List<CaseRule> all() {
        return List.of(SUBMIT_AGAIN, TAKE, DECIDE, REVISE, CANCEL, HAND_OVER).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<CaseRule> of(CertificateCommand command) {
        return switch (command) {
            case SubmitCertificate submit -> SUBMIT_AGAIN;
            case TakeCase take -> TAKE;
            case PutBackCase putBack -> DECIDE;
            case RequestCorrection request -> DECIDE;
            case ApproveCertificate approve -> DECIDE;
            case RejectCertificate reject -> DECIDE;
            case ReviseCertificate revise -> REVISE;
            case CancelCertificate cancel -> CANCEL;
            case CollectCertificate collect -> HAND_OVER;
        };
    }
}
