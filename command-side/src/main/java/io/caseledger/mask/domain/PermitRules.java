package io.caseledger.mask.domain;

import io.caseledger.mask.contract.CancelPermit;
import io.caseledger.mask.contract.CompleteWriteOff;
import io.caseledger.mask.contract.DemandAmendment;
import io.caseledger.mask.contract.PermitCommand;
import io.caseledger.mask.contract.PrintPermit;
import io.caseledger.mask.contract.RecordDeclaration;
import io.caseledger.mask.contract.RecordEntry;
import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.mask.contract.RecordWriteOff;
import io.caseledger.mask.contract.ReissuePermit;
import io.caseledger.mask.contract.ReportMismatch;
import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.SubmitPermit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rules each order on an existing permit has to pass, in this order: what is not the actor's is not there, then what the role may not do, then what
 * the state does not allow, then what is wrong with the order itself.
 */
final class PermitRules {
    private static final List<PermitRule> SUBMIT_AGAIN = List.of(new PermitExists(), new APermitIsAppliedForOnce());
    private static final List<PermitRule> CANCEL = List.of(
            new PermitExists(),
            new OnlyPartiesChangeAPermit(),
            new OnlyIssuedPermitsChange(),
            new OnlyUntouchedPermitsAreCancelled(),
            new PermitNotesAreNotTooLong());
    private static final List<PermitRule> REISSUE = List.of(
            new PermitExists(),
            new OnlyPartiesChangeAPermit(),
            new OnlyIssuedPermitsChange(),
            new OnlyExpiredPermitsAreReissued(),
            new UsedPermitsAreNotReissued());
    private static final List<PermitRule> PRINT =
            List.of(new PermitExists(), new AuditorsPrintNoPermits(), new PrintedVersionExists());
    private static final List<PermitRule> REVISE = List.of(
            new PermitExists(),
            new OnlyTheFilerRevisesAPermit(),
            new OnlyIssuedPermitsChange(),
            new RevisionKindIsChosen(),
            new RevisionIsDescribed(),
            new PermitNotesAreNotTooLong(),
            new CorrectionsPrecedeCustoms(),
            new MismatchAmendmentsFollowAMismatch(),
            new MismatchAmendmentsPrecedeRelease(),
            new PostClearanceAmendmentsFollowADemand(),
            new RevisionKeepsWayAndImporter(),
            new RevisionChangesSomething());
    /** After the application itself was checked. */
    private static final List<PermitRule> REVISED = List.of(new RevisionKeepsWhatCameIn());

    private static final List<PermitRule> HEAR = List.of(
            new PermitExists(),
            new OnlyCustomsReports(),
            new CustomsMessagesAreNumbered(),
            new RepeatedMessagesSayTheSame());
    private static final List<PermitRule> DECLARE = after(
            HEAR,
            new OnlyIssuedPermitsChange(),
            new OnlyDeclaredPermitsTakeDeclarations(),
            new CustomsDeclarationNumbersAreWellFormed(),
            new CustomsItemsAreGiven(),
            new DeclarationIsOfThePermitsImporter(),
            new DeclarationsAreRecordedOnce(),
            new ExpiredPermitsTakeNoDeclaration());
    private static final List<PermitRule> FOLLOW = after(
            HEAR,
            new OnlyIssuedPermitsChange(),
            new CustomsDeclarationNumbersAreWellFormed(),
            new PermitNotesAreNotTooLong(),
            new CustomsSaysWhatIsWrong(),
            new DeclarationsComeFirst());
    private static final List<PermitRule> ENTER = after(FOLLOW, new EntriesAreRecordedOnce());
    private static final List<PermitRule> MISMATCH = after(FOLLOW, new ReleasedGoodsMismatchNoMore());
    private static final List<PermitRule> RELEASE = after(
            FOLLOW,
            new CustomsItemsAreGiven(),
            new GoodsAreReleasedOnce(),
            new ReleasesFollowEntry(),
            new MismatchesAreAmendedBeforeRelease(),
            new DayOfReleaseIsPlausible(),
            new ReleasedItemsAreDeclared(),
            new ReleasedNeverExceedsPermitted());
    private static final List<PermitRule> DEMAND = after(FOLLOW, new DemandsFollowEntry());
    private static final List<PermitRule> WRITE_OFF = List.of(
            new PermitExists(),
            new OnlyPartiesChangeAPermit(),
            new OnlyIssuedPermitsChange(),
            new DeclaredPermitsAreNotWrittenOff(),
            new CompletedWriteOffsAreClosed());
    private static final List<PermitRule> RECORD_WRITE_OFF = after(WRITE_OFF, new ExpiredPermitsTakeNoWriteOff());
    /** After the rows themselves were checked. */
    private static final List<PermitRule> WRITTEN_OFF = List.of(new WrittenOffNeverExceedsPermitted());

    private static final List<PermitRule> COMPLETE =
            after(WRITE_OFF, new CompletedWriteOffsHaveRows(), new WrittenOffNeverExceedsPermitted());

    private PermitRules() {}

    /** @throws Rejection of the first rule that is broken */
    static void check(PermitAttempt attempt) {
        check(attempt.repeats() ? HEAR : of(attempt.command()), attempt);
    }

    /** Of a revision whose application is in order: what it may not take away. */
    static void checkRevised(PermitAttempt attempt) {
        check(REVISED, attempt);
    }

    /** Of write-off rows that are in order: whether the permit has room for them. */
    static void checkWrittenOff(PermitAttempt attempt) {
        check(WRITTEN_OFF, attempt);
    }

    static List<PermitRule> all() {
        return List.of(
                        SUBMIT_AGAIN,
                        CANCEL,
                        REISSUE,
                        PRINT,
                        REVISE,
                        REVISED,
                        DECLARE,
                        ENTER,
                        MISMATCH,
                        RELEASE,
                        DEMAND,
                        RECORD_WRITE_OFF,
                        WRITTEN_OFF,
                        COMPLETE)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static void check(List<PermitRule> rules, PermitAttempt attempt) {
        rules.stream()
                .map(rule -> rule.refusal(attempt))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    private static List<PermitRule> after(List<PermitRule> first, PermitRule... then) {
        return Stream.concat(first.stream(), Stream.of(then)).toList();
    }

    private static List<PermitRule> of(PermitCommand command) {
        return switch (command) {
            case SubmitPermit submit -> SUBMIT_AGAIN;
            case RevisePermit revise -> REVISE;
            case CancelPermit cancel -> CANCEL;
            case ReissuePermit reissue -> REISSUE;
            case PrintPermit print -> PRINT;
            case RecordDeclaration declaration -> DECLARE;
            case RecordEntry entry -> ENTER;
            case ReportMismatch mismatch -> MISMATCH;
            case RecordRelease release -> RELEASE;
            case DemandAmendment demand -> DEMAND;
            case RecordWriteOff writeOff -> RECORD_WRITE_OFF;
            case CompleteWriteOff complete -> COMPLETE;
        };
    }
}
