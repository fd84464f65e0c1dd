package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;
import static io.caseledger.shared.contract.Rejection.Kind.NOT_FOUND;

import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.SubmitPermit;
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

    static final String TOO_LONG = "字".repeat(501);
    static final String UNTIL = VALID_UNTIL.toString();

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
                        BrokenWriteOffs.writeOff(),
                        BrokenWriteOffs.writeOffAbove(),
                        BrokenWriteOffs.complete())
                .flatMap(broken -> broken);
    }

    static Stream<Broken> submit() {
        var submit = new SubmitPermit(PERMIT, application());
        return Stream.of(
                broken(
                        PermitStories.issued(),
                        IMPORTER,
                        submit,
                        CONFLICT,
                        "permit.APermitIsAppliedForOnce",
                        "",
                        NUMBER),
                broken(PermitStories.issued(), OTHER_IMPORTER, submit, NOT_FOUND, "permit.PermitExists", ""),
                broken(none(), CUSTOMS, submit, FORBIDDEN, "permit.OnlyLiveApplicantsAndAgentsApply", ""),
                broken(none(), ISSUER, submit, FORBIDDEN, "permit.OnlyLiveApplicantsAndAgentsApply", ""),
                broken(none(), Samples.CLOSED, submit, FORBIDDEN, "permit.OnlyLiveApplicantsAndAgentsApply", ""));
    }

    static Stream<Broken> cancel() {
        var cancel = new CancelPermit(PERMIT, "不進口了");
        return Stream.concat(
                partiesOnly(PermitStories.issued(), cancel),
                Stream.of(
                        broken(
                                new Object[] {PermitSamples.issuedTo(Samples.OTHER_AGENT)},
                                Samples.OTHER_AGENT,
                                cancel,
                                FORBIDDEN,
                                "permit.OnlyAuthorisedAgentsOrderPermits",
                                ""),
                        broken(PermitStories.declared(), IMPORTER, cancel, CONFLICT, untouched(), ""),
                        broken(PermitStories.mismatched(), IMPORTER, cancel, CONFLICT, untouched(), ""),
                        broken(PermitStories.completed(), IMPORTER, cancel, CONFLICT, untouched(), ""),
                        broken(
                                PermitStories.issued(),
                                IMPORTER,
                                new CancelPermit(PERMIT, TOO_LONG),
                                INVALID,
                                "permit.PermitNotesAreNotTooLong",
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
                                "permit.OnlyExpiredPermitsAreReissued",
                                "",
                                UNTIL),
                        broken(
                                        PermitStories.released(),
                                        IMPORTER,
                                        reissue,
                                        CONFLICT,
                                        "permit.UsedPermitsAreNotReissued",
                                        "")
                                .whenExpired(),
                        broken(
                                        PermitStories.writtenOff(),
                                        IMPORTER,
                                        reissue,
                                        CONFLICT,
                                        "permit.UsedPermitsAreNotReissued",
                                        "")
                                .whenExpired()));
    }

    static Stream<Broken> print() {
        var print = new PrintPermit(PERMIT, 1);
        return Stream.of(
                broken(PermitStories.issued(), OTHER_IMPORTER, print, NOT_FOUND, "permit.PermitExists", ""),
                broken(PermitStories.issued(), AUDITOR, print, FORBIDDEN, "permit.AuditorsPrintNoPermits", ""),
                printed(0),
                printed(2));
    }

    static Stream<Broken> revise() {
        var changed = with(ImportWay.DECLARATION, 900);
        var revise = correction(changed);
        return Stream.of(
                broken(PermitStories.issued(), OTHER_IMPORTER, revise, NOT_FOUND, "permit.PermitExists", ""),
                broken(PermitStories.issued(), CUSTOMS, revise, FORBIDDEN, "permit.OnlyTheFilerRevisesAPermit", ""),
                broken(
                        new Object[] {issuedToAgent()},
                        IMPORTER,
                        revise,
                        FORBIDDEN,
                        "permit.OnlyTheFilerRevisesAPermit",
                        ""),
                noMore(PermitStories.cancelled(), revise, "cancelled"),
                noMore(PermitStories.reissued(), revise, "reissued"),
                invalid(new RevisePermit(PERMIT, null, "數量", changed), "permit.RevisionKindIsChosen", "kind"),
                invalid(
                        new RevisePermit(PERMIT, RevisionKind.CORRECTION, " ", changed),
                        "permit.RevisionIsDescribed",
                        "description"),
                invalid(
                        new RevisePermit(PERMIT, RevisionKind.CORRECTION, "수량", changed),
                        "permit.DescriptionCanBePrinted",
                        "description",
                        "수",
                        "U+C218"),
                invalid(
                        new RevisePermit(PERMIT, RevisionKind.CORRECTION, TOO_LONG, changed),
                        "permit.PermitNotesAreNotTooLong",
                        "description",
                        "500"),
                invalid(correction(application(ImportWay.PARCEL)), "permit.RevisionKeepsWayAndImporter", "way"),
                invalid(
                        correction(Changed.with(application(), "importer.identityNumber", "62140097")),
                        "permit.RevisionKeepsWayAndImporter",
                        "importer.identityNumber"),
                invalid(correction(application()), "permit.RevisionChangesSomething", ""));
    }

    /** MSK-11. */
    static Stream<Broken> corrections() {
        var revise = correction(with(ImportWay.DECLARATION, 900));
        var parcel = correction(with(ImportWay.PARCEL, 900));
        return Stream.of(
                broken(PermitStories.declared(), IMPORTER, revise, CONFLICT, "permit.CorrectionsPrecedeCustoms", ""),
                broken(PermitStories.entered(), IMPORTER, revise, CONFLICT, "permit.CorrectionsPrecedeCustoms", ""),
                broken(PermitStories.released(), IMPORTER, revise, CONFLICT, "permit.CorrectionsPrecedeCustoms", ""),
                broken(PermitStories.completed(), IMPORTER, parcel, CONFLICT, "permit.CorrectionsPrecedeCustoms", ""));
    }

    /** MSK-12. */
    static Stream<Broken> mismatchAmendments() {
        var revise = revise(RevisionKind.MISMATCH_AMENDMENT, with(ImportWay.DECLARATION, 900));
        var second = new DeclarationRecorded(PERMIT.value(), "m-6", OTHER_DECLARATION, PermitStories.ITEMS);
        var secondMismatch = new MismatchReported(PERMIT.value(), "m-7", OTHER_DECLARATION, "不符");
        return Stream.of(
                broken(
                        PermitStories.issued(),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "permit.MismatchAmendmentsFollowAMismatch",
                        ""),
                broken(
                        PermitStories.entered(),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "permit.MismatchAmendmentsFollowAMismatch",
                        ""),
                broken(
                        PermitStories.amended(),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "permit.MismatchAmendmentsFollowAMismatch",
                        ""),
                broken(
                        PermitStories.after(PermitStories.after(PermitStories.released(), second), secondMismatch),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "permit.MismatchAmendmentsPrecedeRelease",
                        ""));
    }

    /** MSK-13. */
    static Stream<Broken> postClearanceAmendments() {
        var changed = with(ImportWay.DECLARATION, 900);
        var revise = revise(RevisionKind.POST_CLEARANCE_AMENDMENT, changed);
        var consumed = new PermitRevised(
                PERMIT.value(), 2, RevisionKind.POST_CLEARANCE_AMENDMENT, "數量", with(ImportWay.DECLARATION, 950));
        return Stream.of(
                broken(
                        PermitStories.issued(),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "permit.PostClearanceAmendmentsFollowADemand",
                        ""),
                broken(
                        PermitStories.released(),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "permit.PostClearanceAmendmentsFollowADemand",
                        ""),
                broken(
                        PermitStories.after(PermitStories.demanded(), consumed),
                        IMPORTER,
                        revise,
                        CONFLICT,
                        "permit.PostClearanceAmendmentsFollowADemand",
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
                        "permit.RevisionKeepsWhatCameIn",
                        "items",
                        "50"),
                broken(
                        PermitStories.writtenOff(),
                        IMPORTER,
                        correction(kind),
                        INVALID,
                        "permit.RevisionKeepsWhatCameIn",
                        "items",
                        "50"));
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
                "permit.OnlyIssuedPermitsChange",
                "",
                "@rule.permit-state." + state);
    }

    static Object[] none() {
        return new Object[0];
    }

    static Stream<Broken> partiesOnly(Object[] given, PermitCommand command) {
        return Stream.of(
                broken(given, OTHER_IMPORTER, command, NOT_FOUND, "permit.PermitExists", ""),
                broken(given, ISSUER, command, NOT_FOUND, "permit.PermitExists", ""),
                broken(given, REGULATOR, command, FORBIDDEN, "permit.OnlyPartiesChangeAPermit", ""),
                broken(given, AUDITOR, command, FORBIDDEN, "permit.OnlyPartiesChangeAPermit", ""),
                noMore(PermitStories.cancelled(), command, "cancelled"),
                noMore(PermitStories.reissued(), command, "reissued"));
    }

    private static Broken printed(int revision) {
        return broken(
                PermitStories.issued(),
                IMPORTER,
                new PrintPermit(PERMIT, revision),
                INVALID,
                "permit.PrintedVersionExists",
                "revision",
                "1");
    }

    private static Broken invalid(RevisePermit revise, String rule, String field, String... args) {
        return broken(PermitStories.issued(), IMPORTER, revise, INVALID, rule, field, args);
    }

    static String untouched() {
        return "permit.OnlyUntouchedPermitsAreCancelled";
    }
}
