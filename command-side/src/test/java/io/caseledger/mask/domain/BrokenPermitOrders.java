package io.caseledger.mask.domain;

import static io.caseledger.mask.domain.PermitSamples.*;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;
import static io.caseledger.shared.contract.Rejection.Kind.NOT_FOUND;

import io.caseledger.mask.SamplePermits;
import io.caseledger.mask.contract.AmendmentDemanded;
import io.caseledger.mask.contract.CancelPermit;
import io.caseledger.mask.contract.CompleteWriteOff;
import io.caseledger.mask.contract.DeclarationRecorded;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.MismatchReported;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitCommand;
import io.caseledger.mask.contract.PermitRevised;
import io.caseledger.mask.contract.PrintPermit;
import io.caseledger.mask.contract.RecordWriteOff;
import io.caseledger.mask.contract.ReissuePermit;
import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.mask.contract.SubmitPermit;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import java.util.List;
import java.util.stream.Stream;

/** Orders of the importer that a permit refuses, by command; customs' are in {@link BrokenCustomsMessages}. Every rule has to be among them. */
final class BrokenPermitOrders {

    /**
     * @param expired the permit holds no more
     * @param args what the refusal names
     */
    record Broken(
            boolean expired,
            Object[] given,
            Actor actor,
            PermitCommand command,
            Rejection.Kind kind,
            String rule,
            String field,
            List<String> args) {
        Broken whenExpired() {
            return new Broken(true, given, actor, command, kind, rule, field, args);
        }

        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " by " + actor.role() + " after " + given.length + ": " + rule
                    + (field.isEmpty() ? "" : " at " + field);
        }
    }

    private static final String TOO_LONG = "字".repeat(501);
    private static final String UNTIL = VALID_UNTIL.toString();

    private BrokenPermitOrders() {}

    static Stream<Broken> all() {
        return Stream.of(
                        submit(),
                        cancel(),
                        reissue(),
                        print(),
                        revise(),
                        corrections(),
                        mismatchAmendments(),
                        postClearanceAmendments(),
                        revisionsBelow(),
                        writeOff(),
                        writeOffAbove(),
                        complete())
                .flatMap(broken -> broken);
    }

    static Stream<Broken> submit() {
        var submit = new SubmitPermit(PERMIT, application());
        return Stream.of(
                broken(PermitStories.issued(), IMPORTER, submit, CONFLICT, "APermitIsAppliedForOnce", "", NUMBER),
                broken(PermitStories.issued(), OTHER_IMPORTER, submit, NOT_FOUND, "PermitExists", ""),
                broken(none(), CUSTOMS, submit, FORBIDDEN, "OnlyLiveApplicantsAndAgentsApply", ""),
                broken(none(), ISSUER, submit, FORBIDDEN, "OnlyLiveApplicantsAndAgentsApply", ""),
                broken(none(), Samples.CLOSED, submit, FORBIDDEN, "OnlyLiveApplicantsAndAgentsApply", ""));
    }

    static Stream<Broken> cancel() {
        var cancel = new CancelPermit(PERMIT, "不進口了");
        return Stream.concat(
                partiesOnly(PermitStories.issued(), cancel),
                Stream.of(
                        broken(PermitStories.declared(), IMPORTER, cancel, CONFLICT, untouched(), ""),
                        broken(PermitStories.mismatched(), IMPORTER, cancel, CONFLICT, untouched(), ""),
                        broken(PermitStories.completed(), IMPORTER, cancel, CONFLICT, untouched(), ""),
                        broken(
                                PermitStories.issued(),
                                IMPORTER,
                                new CancelPermit(PERMIT, TOO_LONG),
                                INVALID,
                                "PermitNotesAreNotTooLong",
                                "reason",
                                "500")));
    }

    static Stream<Broken> reissue() {
        var reissue = new ReissuePermit(PERMIT, NEW_PERMIT);
        return Stream.concat(
                partiesOnly(PermitStories.issued(), reissue),
                Stream.of(
                        broken(
                                PermitStories.issued(),
                                IMPORTER,
                                reissue,
                                CONFLICT,
                                "OnlyExpiredPermitsAreReissued",
                                "",
                                UNTIL),
                        broken(PermitStories.released(), IMPORTER, reissue, CONFLICT, "UsedPermitsAreNotReissued", "")
                                .whenExpired(),
                        broken(PermitStories.writtenOff(), IMPORTER, reissue, CONFLICT, "UsedPermitsAreNotReissued", "")
                                .whenExpired()));
    }

    static Stream<Broken> print() {
        var print = new PrintPermit(PERMIT, 1);
        return Stream.of(
                broken(PermitStories.issued(), OTHER_IMPORTER, print, NOT_FOUND, "PermitExists", ""),
                broken(PermitStories.issued(), AUDITOR, print, FORBIDDEN, "AuditorsPrintNoPermits", ""),
                printed(0),
                printed(2));
    }

    static Stream<Broken> revise() {
        var changed = with(ImportWay.DECLARATION, 900);
        var revise = correction(changed);
        return Stream.of(
                broken(PermitStories.issued(), OTHER_IMPORTER, revise, NOT_FOUND, "PermitExists", ""),
                broken(PermitStories.issued(), CUSTOMS, revise, FORBIDDEN, "OnlyTheFilerRevisesAPermit", ""),
                broken(new Object[] {issuedToAgent()}, IMPORTER, revise, FORBIDDEN, "OnlyTheFilerRevisesAPermit", ""),
                noMore(PermitStories.cancelled(), revise, "cancelled"),
                noMore(PermitStories.reissued(), revise, "reissued"),
                invalid(new RevisePermit(PERMIT, null, "數量", changed), "RevisionKindIsChosen", "kind"),
                invalid(
                        new RevisePermit(PERMIT, RevisionKind.CORRECTION, " ", changed),
                        "RevisionIsDescribed",
                        "description"),
                invalid(
                        new RevisePermit(PERMIT, RevisionKind.CORRECTION, TOO_LONG, changed),
                        "PermitNotesAreNotTooLong",
                        "description",
                        "500"),
                invalid(correction(application(ImportWay.PARCEL)), "RevisionKeepsWayAndImporter", "way"),
                invalid(
                        correction(Changed.with(application(), "importer.identityNumber", "62140097")),
                        "RevisionKeepsWayAndImporter",
                        "importer.identityNumber"),
                invalid(correction(application()), "RevisionChangesSomething", ""));
    }

    /** MSK-11. */
    static Stream<Broken> corrections() {
        var revise = correction(with(ImportWay.DECLARATION, 900));
        var parcel = correction(with(ImportWay.PARCEL, 900));
        return Stream.of(
                broken(PermitStories.declared(), IMPORTER, revise, CONFLICT, "CorrectionsPrecedeCustoms", ""),
                broken(PermitStories.entered(), IMPORTER, revise, CONFLICT, "CorrectionsPrecedeCustoms", ""),
                broken(PermitStories.released(), IMPORTER, revise, CONFLICT, "CorrectionsPrecedeCustoms", ""),
                broken(PermitStories.completed(), IMPORTER, parcel, CONFLICT, "CorrectionsPrecedeCustoms", ""));
    }

    /** MSK-12. */
    static Stream<Broken> mismatchAmendments() {
        var revise = revise(RevisionKind.MISMATCH_AMENDMENT, with(ImportWay.DECLARATION, 900));
        var second = new DeclarationRecorded(PERMIT.value(), "m-6", OTHER_DECLARATION, PermitStories.ITEMS);
        var secondMismatch = new MismatchReported(PERMIT.value(), "m-7", OTHER_DECLARATION, "不符");
        return Stream.of(
                broken(PermitStories.issued(), IMPORTER, revise, CONFLICT, "MismatchAmendmentsFollowAMismatch", ""),
                broken(PermitStories.entered(), IMPORTER, revise, CONFLICT, "MismatchAmendmentsFollowAMismatch", ""),
                broken(PermitStories.amended(), IMPORTER, revise, CONFLICT, "MismatchAmendmentsFollowAMismatch", ""),
                broken(
                        PermitStories.after(PermitStories.after(PermitStories.released(), second), secondMismatch),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "MismatchAmendmentsPrecedeRelease",
                        ""));
    }

    /** MSK-13. */
    static Stream<Broken> postClearanceAmendments() {
        var changed = with(ImportWay.DECLARATION, 900);
        var revise = revise(RevisionKind.POST_CLEARANCE_AMENDMENT, changed);
        var consumed = new PermitRevised(
                PERMIT.value(), 2, RevisionKind.POST_CLEARANCE_AMENDMENT, "數量", with(ImportWay.DECLARATION, 950));
        return Stream.of(
                broken(PermitStories.issued(), IMPORTER, revise, CONFLICT, "PostClearanceAmendmentsFollowADemand", ""),
                broken(
                        PermitStories.released(),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "PostClearanceAmendmentsFollowADemand",
                        ""),
                broken(
                        PermitStories.after(PermitStories.demanded(), consumed),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "PostClearanceAmendmentsFollowADemand",
                        ""));
    }

    /** MSK-14: written off, and noted but not completed. */
    static Stream<Broken> revisionsBelow() {
        var parcel = with(ImportWay.PARCEL, 49);
        var kind = withItems(ImportWay.PARCEL, SamplePermits.nonMedical());
        return Stream.of(
                broken(
                        PermitStories.writtenOff(),
                        IMPORTER,
                        correction(parcel),
                        INVALID,
                        "RevisionKeepsWhatCameIn",
                        "items",
                        "50"),
                broken(
                        PermitStories.writtenOff(),
                        IMPORTER,
                        correction(kind),
                        INVALID,
                        "RevisionKeepsWhatCameIn",
                        "items",
                        "50"));
    }

    static Stream<Broken> writeOff() {
        var parcel = new RecordWriteOff(PERMIT, List.of(PermitStories.ROW));
        return Stream.concat(
                partiesOnly(PermitStories.issued(ImportWay.PARCEL), parcel),
                Stream.of(
                        broken(
                                PermitStories.issued(),
                                IMPORTER,
                                parcel,
                                CONFLICT,
                                "DeclaredPermitsAreNotWrittenOff",
                                ""),
                        broken(
                                PermitStories.completed(),
                                IMPORTER,
                                parcel,
                                CONFLICT,
                                "CompletedWriteOffsAreClosed",
                                ""),
                        broken(
                                        PermitStories.issued(ImportWay.PARCEL),
                                        IMPORTER,
                                        parcel,
                                        CONFLICT,
                                        "ExpiredPermitsTakeNoWriteOff",
                                        "",
                                        UNTIL)
                                .whenExpired()));
    }

    /** MSK-21. */
    static Stream<Broken> writeOffAbove() {
        return Stream.of(
                above("rows[0].medical", "medical", "1000", new WriteOffRow(PARCEL, null, 1001, 0)),
                above("rows[0].nonMedical", "non_medical", "500", new WriteOffRow(PARCEL, null, 0, 501)),
                above(
                        "rows[1].medical",
                        "medical",
                        "1000",
                        new WriteOffRow(PARCEL, null, 600, 500),
                        new WriteOffRow(OTHER_PARCEL, null, 401, 0)));
    }

    static Stream<Broken> complete() {
        var complete = new CompleteWriteOff(PERMIT);
        var demanded = new AmendmentDemanded(PERMIT.value(), "m-1", null, "數量不符");
        var below = new PermitRevised(
                PERMIT.value(), 2, RevisionKind.POST_CLEARANCE_AMENDMENT, "數量", with(ImportWay.PARCEL, 40));
        return Stream.concat(
                partiesOnly(PermitStories.writtenOff(), complete),
                Stream.of(
                        broken(
                                PermitStories.issued(ImportWay.PARCEL),
                                IMPORTER,
                                complete,
                                CONFLICT,
                                "CompletedWriteOffsHaveRows",
                                ""),
                        broken(
                                PermitStories.completed(),
                                IMPORTER,
                                complete,
                                CONFLICT,
                                "CompletedWriteOffsAreClosed",
                                ""),
                        broken(
                                PermitStories.after(PermitStories.after(PermitStories.writtenOff(), demanded), below),
                                IMPORTER,
                                complete,
                                INVALID,
                                "WrittenOffNeverExceedsPermitted",
                                "rows[0].medical",
                                "@rule.mask-kind.medical",
                                "40")));
    }

    static RevisePermit revise(RevisionKind kind, PermitApplication application) {
        return new RevisePermit(PERMIT, kind, "更正數量", application);
    }

    static RevisePermit correction(PermitApplication application) {
        return revise(RevisionKind.CORRECTION, application);
    }

    static Broken broken(
            Object[] given,
            Actor actor,
            PermitCommand command,
            Rejection.Kind kind,
            String rule,
            String field,
            String... args) {
        return new Broken(false, given, actor, command, kind, rule, field, List.of(args));
    }

    /** A permit that was cancelled or reissued takes nothing more. */
    static Broken noMore(Object[] given, PermitCommand command, String state) {
        var customs = CustomsMessage.id(command).isPresent();
        return broken(
                given,
                customs ? CUSTOMS : IMPORTER,
                command,
                CONFLICT,
                "OnlyIssuedPermitsChange",
                "",
                "@rule.permit-state." + state);
    }

    static Object[] none() {
        return new Object[0];
    }

    private static Stream<Broken> partiesOnly(Object[] given, PermitCommand command) {
        return Stream.of(
                broken(given, OTHER_IMPORTER, command, NOT_FOUND, "PermitExists", ""),
                broken(given, ISSUER, command, NOT_FOUND, "PermitExists", ""),
                broken(given, REGULATOR, command, FORBIDDEN, "OnlyPartiesChangeAPermit", ""),
                broken(given, AUDITOR, command, FORBIDDEN, "OnlyPartiesChangeAPermit", ""),
                noMore(PermitStories.cancelled(), command, "cancelled"),
                noMore(PermitStories.reissued(), command, "reissued"));
    }

    private static Broken printed(int revision) {
        return broken(
                PermitStories.issued(),
                IMPORTER,
                new PrintPermit(PERMIT, revision),
                INVALID,
                "PrintedVersionExists",
                "revision",
                "1");
    }

    private static Broken invalid(RevisePermit revise, String rule, String field, String... args) {
        return broken(PermitStories.issued(), IMPORTER, revise, INVALID, rule, field, args);
    }

    private static Broken above(String field, String kind, String permitted, WriteOffRow... rows) {
        return broken(
                PermitStories.issued(ImportWay.PARCEL),
                IMPORTER,
                new RecordWriteOff(PERMIT, List.of(rows)),
                INVALID,
                "WrittenOffNeverExceedsPermitted",
                field,
                "@rule.mask-kind." + kind,
                permitted);
    }

    private static String untouched() {
        return "OnlyUntouchedPermitsAreCancelled";
    }
}
