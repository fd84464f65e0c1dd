package io.caseledger.origin.domain;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.RuleKeys;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rules each order on an existing case has to pass, in this order: what is not the actor's is not there, then what the role may not do, then what
 * the state does not allow, then what is wrong with the order itself.
 */
final class CaseRules {
    private static final List<Rule<CaseAttempt>> SUBMIT_AGAIN = List.of(new CaseExists(), new ACaseIsFiledOnce());
    private static final List<Rule<CaseAttempt>> TAKE = List.of(
            new CaseExists(),
            new OnlyTheUnitsOfficersReview(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OneOfficerHasACaseAtATime(),
            new OnlyWaitingCasesCanBeTaken());
    private static final List<Rule<CaseAttempt>> DECIDE = List.of(
            new CaseExists(),
            new OnlyTheUnitsOfficersReview(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OnlyCasesUnderReviewAreDecided(),
            new OnlyTheOfficerWhoHasTheCaseDecides(),
            new CorrectionNamesFields(),
            new ReasonIsGiven(),
            new NotesAreNotTooLong());
    /** Also of a case that has become the officer's own by a revision: else nobody could go on with it. */
    private static final List<Rule<CaseAttempt>> PUT_BACK = List.of(
            new CaseExists(),
            new OnlyTheUnitsOfficersReview(),
            new OnlyCasesUnderReviewAreDecided(),
            new OnlyTheOfficerWhoHasTheCaseDecides());

    private static final List<Rule<CaseAttempt>> REVISE = List.of(
            new CaseExists(),
            new OnlyAuthorisedAgentsOrder(),
            new OnlyTheFilerRevises(),
            new OnlyRequestedCorrectionsAreRevised(),
            new RevisionKeepsUnitAndApplicant());
    private static final List<Rule<CaseAttempt>> CANCEL = List.of(
            new CaseExists(),
            new OnlyAuthorisedAgentsOrder(),
            new OnlyPartiesAndTheUnitCancel(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OnlyReceivedCasesCanBeCancelledByTheApplicant(),
            new OfficersCancelOnlyApprovedUncollectedCases(),
            new ReasonIsGiven(),
            new NotesAreNotTooLong());
    private static final List<Rule<CaseAttempt>> HAND_OVER = List.of(
            new CaseExists(),
            new OnlyTheUnitsOfficersReview(),
            new NobodyReviewsACaseOfItsOwnIdentity(),
            new OnlyApprovedCasesAreHandedOver(),
            new NotesAreNotTooLong());

    private CaseRules() {}

    /** @throws Rejection of the first rule that is broken */
    static void check(CaseAttempt attempt) {
        Rules.first(of(attempt.command()), attempt);
    }

    /** The state as a message key, so that it is shown in the reader's language. */
    private static String stateOf(CaseAttempt attempt) {
        return "@rule.state." + attempt.standing().state().name().toLowerCase(Locale.ROOT);
    }

    private static List<Rule<CaseAttempt>> of(CertificateCommand command) {
        return switch (command) {
            case SubmitCertificate submit -> SUBMIT_AGAIN;
            case TakeCase take -> TAKE;
            case PutBackCase putBack -> PUT_BACK;
            case RequestCorrection request -> DECIDE;
            case ApproveCertificate approve -> DECIDE;
            case RejectCertificate reject -> DECIDE;
            case ReviseCertificate revise -> REVISE;
            case CancelCertificate cancel -> CANCEL;
            case CollectCertificate collect -> HAND_OVER;
        };
    }

    /**
     * COE0150-03: what is not theirs is not there for a visitor. A foreign case is answered by the very rule that answers a number that was never given, so
     * that guessing tells nothing.
     */
    static final class CaseExists implements Rule<CaseAttempt> {
        @Override
        public String key() {
            return RuleKeys.CASE_EXISTS;
        }

        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            var known =
                    switch (attempt.actor().role()) {
                        case APPLICANT, AGENT -> attempt.byParty();
                        case ISSUER -> attempt.byOfficerOfTheUnit();
                        case REGULATOR, AUDITOR, SYSTEM -> true;
                        case ACCOUNT_ADMIN, RA_OFFICER, OPERATOR, BANK, CUSTOMS -> false;
                    };
            return require(known, Rejection.Kind.NOT_FOUND);
        }
    }

    /** GEN-07: the id of a case belongs to one application. */
    static final class ACaseIsFiledOnce implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return refuse(Rejection.Kind.CONFLICT, attempt.standing().receiptNumber());
        }
    }

    /** REV-01: review, hand-over and all that goes with them are the issuing unit's. */
    static final class OnlyTheUnitsOfficersReview implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(attempt.byOfficerOfTheUnit(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** ACC-09: an agent orders what the applicant has authorised it to, as long as that holds; what it filed it still reads. */
    static final class OnlyAuthorisedAgentsOrder implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(
                    attempt.actor().role() != Role.AGENT || attempt.authority().orders(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** REV-03: who filed it corrects it; an applicant whose agent filed turns to the agent, as long as that one acts for it. */
    static final class OnlyTheFilerRevises implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(
                    attempt.byFiler() || (attempt.byParty() && !attempt.filerOrders()), Rejection.Kind.FORBIDDEN);
        }
    }

    /** COE0050-01: those who may look on may not cancel. */
    static final class OnlyPartiesAndTheUnitCancel implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(attempt.byParty() || attempt.byOfficerOfTheUnit(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** REV-04, REV-06: an officer never has to do with a case that was filed by a login of the same identity number, or names it as a party. */
    static final class NobodyReviewsACaseOfItsOwnIdentity implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            if (!attempt.byOfficer()) {
                return pass();
            }
            var own = attempt.identityNumber();
            // an officer whose identity is not known might be anybody
            var same = own == null || attempt.standing().concerns(own);
            return require(!same, Rejection.Kind.FORBIDDEN);
        }
    }

    /** REV-01: a case is with one officer; the second one hears who has it. */
    static final class OneOfficerHasACaseAtATime implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            var standing = attempt.standing();
            var other = standing.state() == CaseState.UNDER_REVIEW
                    && !attempt.actor().accountId().equals(standing.officer());
            return require(!other, Rejection.Kind.CONFLICT, String.valueOf(standing.officerName()));
        }
    }

    /** REV-01: only what waits in the queue can be taken. */
    static final class OnlyWaitingCasesCanBeTaken implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(attempt.standing().state() == CaseState.RECEIVED, Rejection.Kind.CONFLICT, stateOf(attempt));
        }
    }

    /** REV-02: a decision needs a case that is under review. */
    static final class OnlyCasesUnderReviewAreDecided implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(
                    attempt.standing().state() == CaseState.UNDER_REVIEW, Rejection.Kind.CONFLICT, stateOf(attempt));
        }
    }

    /** REV-01: of two officers at once, the one who has the case decides and the other hears who that is. */
    static final class OnlyTheOfficerWhoHasTheCaseDecides implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            var standing = attempt.standing();
            return require(
                    attempt.actor().accountId().equals(standing.officer()),
                    Rejection.Kind.CONFLICT,
                    String.valueOf(standing.officerName()));
        }
    }

    /** Art. 15 (J0090016): after receipt the applicant edits nothing, unless the unit has asked for a correction. */
    static final class OnlyRequestedCorrectionsAreRevised implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(
                    attempt.standing().state() == CaseState.CORRECTION_REQUESTED,
                    Rejection.Kind.CONFLICT,
                    stateOf(attempt));
        }
    }

    /** COE0050-01: once the unit has taken the case, the applicant turns to the unit. */
    static final class OnlyReceivedCasesCanBeCancelledByTheApplicant implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(
                    attempt.byOfficer() || attempt.standing().state() == CaseState.RECEIVED,
                    Rejection.Kind.CONFLICT,
                    stateOf(attempt),
                    attempt.standing().issuingUnit());
        }
    }

    /** COE0050-01: an officer cancels what is approved and not yet handed over; before that it is rejected, after that revoked. */
    static final class OfficersCancelOnlyApprovedUncollectedCases implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(
                    !attempt.byOfficer() || attempt.standing().state() == CaseState.APPROVED,
                    Rejection.Kind.CONFLICT,
                    stateOf(attempt));
        }
    }

    /** REV-05: only what is approved and not yet handed over can be handed over. */
    static final class OnlyApprovedCasesAreHandedOver implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            return require(attempt.standing().state() == CaseState.APPROVED, Rejection.Kind.CONFLICT, stateOf(attempt));
        }
    }

    /** REV-02: a request for correction marks at least one field of the application, each with a comment. */
    static final class CorrectionNamesFields implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            if (!(attempt.command() instanceof RequestCorrection request)) {
                return pass();
            }
            if (request.comments().isEmpty()) {
                return refuseField("comments");
            }
            for (int i = 0; i < request.comments().size(); i++) {
                var comment = request.comments().get(i);
                if (!FieldPaths.isKnown(CertificateApplication.class, comment.field())) {
                    return refuseField("comments[" + i + "].field");
                }
                if (comment.comment().isBlank()) {
                    return refuseField("comments[" + i + "].comment");
                }
            }
            return pass();
        }
    }

    /** REV-03: the receipt number names the unit and the case its applicant; another unit or applicant is another case. */
    static final class RevisionKeepsUnitAndApplicant implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            if (!(attempt.command() instanceof ReviseCertificate revise)) {
                return pass();
            }
            if (!attempt.standing().issuingUnit().equals(revise.application().issuingUnit())) {
                return refuseField("issuingUnit");
            }
            return attempt.standing()
                            .applicantIdentity()
                            .equals(revise.application().applicant().identityNumber())
                    ? pass()
                    : refuseField("applicant.identityNumber");
        }
    }

    /** REV-02, COE0050-01: rejecting, and cancelling by an officer, need a reason. */
    static final class ReasonIsGiven implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            var reason =
                    switch (attempt.command()) {
                        case RejectCertificate reject -> reject.reason();
                        case CancelCertificate cancel -> attempt.byOfficer() ? cancel.reason() : "not asked for";
                        default -> "not asked for";
                    };
            return requireField(reason != null && !reason.isBlank(), "reason");
        }
    }

    /** What officers write by hand is shown on pages and in mails: at most 500 characters each. */
    static final class NotesAreNotTooLong implements Rule<CaseAttempt> {
        @Override
        public Optional<Rejection> refusal(CaseAttempt attempt) {
            var notes =
                    switch (attempt.command()) {
                        case RejectCertificate reject -> List.of(reject.reason());
                        case CancelCertificate cancel -> texts(cancel.reason());
                        case CollectCertificate collect -> texts(collect.collectedBy());
                        case RequestCorrection request ->
                            request.comments().stream()
                                    .map(FieldComment::comment)
                                    .toList();
                        default -> List.<String>of();
                    };
            return notes.stream().anyMatch(note -> note.codePointCount(0, note.length()) > MOST)
                    ? refuse(Rejection.Kind.INVALID, String.valueOf(MOST))
                    : pass();
        }

        private static final int MOST = 500;

        private static List<String> texts(@Nullable String text) {
            return text == null ? List.of() : List.of(text);
        }
    }
}
