package io.caseledger.permit.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.Authority;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitState;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rules each order on an existing permit has to pass, in this order: what is not the actor's is not there, then what the role may not do, then what
 * the state does not allow, then what is wrong with the order itself.
 */
final class PermitRules {
    private static final List<Rule<Attempt>> SUBMIT_AGAIN = List.of(new PermitExists(), new APermitIsAppliedForOnce());
    private static final List<Rule<Attempt>> CANCEL = List.of(
            new PermitExists(),
            new OnlyAuthorisedAgentsOrderPermits(),
            new OnlyPartiesChangeAPermit(),
            new OnlyIssuedPermitsChange(),
            new OnlyUntouchedPermitsAreCancelled(),
            new PermitNotesAreNotTooLong());
    private static final List<Rule<Attempt>> REISSUE = List.of(
            new PermitExists(),
            new OnlyAuthorisedAgentsOrderPermits(),
            new OnlyPartiesChangeAPermit(),
            new OnlyIssuedPermitsChange(),
            new OnlyExpiredPermitsAreReissued(),
            new UsedPermitsAreNotReissued());
    private static final List<Rule<Attempt>> PRINT = List.of(
            new PermitExists(),
            new OnlyAuthorisedAgentsOrderPermits(),
            new AuditorsPrintNoPermits(),
            new PrintedVersionExists());

    private PermitRules() {}

    /** @throws Rejection of the first rule that is broken */
    static void check(Attempt attempt) {
        Rules.first(attempt.repeats() ? CustomsRules.HEAR : of(attempt.command()), attempt);
    }

    private static List<Rule<Attempt>> of(PermitCommand command) {
        return switch (command) {
            case SubmitPermit submit -> SUBMIT_AGAIN;
            case RevisePermit revise -> RevisionRules.REVISE;
            case CancelPermit cancel -> CANCEL;
            case ReissuePermit reissue -> REISSUE;
            case PrintPermit print -> PRINT;
            case RecordDeclaration declaration -> CustomsRules.DECLARE;
            case RecordEntry entry -> CustomsRules.ENTER;
            case ReportMismatch mismatch -> CustomsRules.MISMATCH;
            case RecordRelease release -> CustomsRules.RELEASE;
            case DemandAmendment demand -> CustomsRules.DEMAND;
            case RecordWriteOff writeOff -> WriteOffRules.RECORD;
            case CompleteWriteOff complete -> WriteOffRules.COMPLETE;
        };
    }

    /**
     * Somebody orders something of a permit as it stands.
     *
     * @param today day in Asia/Taipei
     * @param authority the actor's, to act for the importer (ACC-09)
     * @param filerOrders whether whoever filed it still orders for the importer
     */
    record Attempt(
            PermitStanding standing,
            PermitCommand command,
            Actor actor,
            LocalDate today,
            Authority authority,
            boolean filerOrders) {

        static Attempt of(
                PermitStanding standing,
                PermitCommand command,
                Actor actor,
                AccountDirectory accounts,
                LocalDate today) {
            var issued = standing.issued();
            var importer = issued.importerAccount();
            return new Attempt(
                    standing,
                    command,
                    actor,
                    today,
                    Authority.of(actor, importer, Capability.PERMIT, accounts, today),
                    Authority.of(issued.filedBy(), importer, Capability.PERMIT, accounts, today)
                            .orders());
        }

        boolean byFiler() {
            return actor.accountId().equals(standing.issued().filedBy());
        }

        /** The importer, the agent that filed for it, or one that may look into its permits. */
        boolean byParty() {
            return actor.role().files() && (byFiler() || authority.reads());
        }

        boolean byCustoms() {
            return actor.role() == Role.CUSTOMS || actor.role() == Role.SYSTEM;
        }

        /** Whether it is a message of customs that was heard before, under its number. */
        boolean repeats() {
            return CustomsMessage.id(command).flatMap(standing::message).isPresent();
        }

        /** The declaration that the order names, where customs has recorded it before. */
        Optional<DeclaredGoods> declaration() {
            return CustomsMessage.of(command).map(CustomsMessage::declaration).flatMap(standing::declaration);
        }
    }

    /**
     * What is not theirs is not there for a visitor: a foreign permit is answered by the very rule that answers a number that was never given. Customs finds
     * every permit by its exact number (MSK-21).
     */
    static final class PermitExists implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var known =
                    switch (attempt.actor().role()) {
                        case APPLICANT, AGENT -> attempt.byParty();
                        case REGULATOR, AUDITOR, CUSTOMS, SYSTEM -> true;
                        case ISSUER, ACCOUNT_ADMIN, RA_OFFICER, OPERATOR, BANK -> false;
                    };
            return require(known, Rejection.Kind.NOT_FOUND);
        }
    }

    /** GEN-07: the id of a permit belongs to one application. */
    static final class APermitIsAppliedForOnce implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(
                    false, Rejection.Kind.CONFLICT, attempt.standing().issued().permitNumber());
        }
    }

    /** ACC-09: an agent orders what the importer has authorised it to, as long as that holds; what it filed it still reads. */
    static final class OnlyAuthorisedAgentsOrderPermits implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(
                    attempt.actor().role() != Role.AGENT || attempt.authority().orders(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-06, MSK-20: the importer, or an agent that acts for it; authorities look on. */
    static final class OnlyPartiesChangeAPermit implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.byParty(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-10: who filed it revises it, since the agent's data are part of it; an importer turns to its agent, as long as that one acts for it. */
    static final class OnlyTheFilerRevisesAPermit implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(
                    attempt.byFiler() || (attempt.byParty() && !attempt.filerOrders()), Rejection.Kind.FORBIDDEN);
        }
    }

    /** Spec README, "Who uses it": auditors change nothing, and a print is a fact of the log. */
    static final class AuditorsPrintNoPermits implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.actor().role() != Role.AUDITOR, Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-06: a permit that was cancelled, or that another number stands for, takes nothing more. */
    static final class OnlyIssuedPermitsChange implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var state = attempt.standing().state();
            return require(
                    state == PermitState.ISSUED,
                    Rejection.Kind.CONFLICT,
                    "@rule.permit-state." + state.name().toLowerCase(Locale.ROOT));
        }
    }

    /** MSK-06: a permit is cancelled only while customs has recorded nothing against it, and nothing was written off for good. */
    static final class OnlyUntouchedPermitsAreCancelled implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var standing = attempt.standing();
            return require(!standing.customsHasSpoken() && !standing.writeOffCompleted(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-06: while it holds, a permit needs no successor. */
    static final class OnlyExpiredPermitsAreReissued implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var standing = attempt.standing();
            return require(
                    standing.expired(attempt.today()),
                    Rejection.Kind.CONFLICT,
                    standing.issued().validUntil().toString());
        }
    }

    /** MSK-06: a successor has all the quantities again, so it is given only for a permit on which nothing came in and nothing is under way. */
    static final class UsedPermitsAreNotReissued implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var standing = attempt.standing();
            return require(
                    !standing.customsHasSpoken() && standing.rows().isEmpty() && !standing.writeOffCompleted(),
                    Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-05: one of the permit's versions is printed. */
    static final class PrintedVersionExists implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            if (!(attempt.command() instanceof PrintPermit print)) {
                return pass();
            }
            var latest = attempt.standing().revision();
            return requireField(
                    print.revision() >= 1 && print.revision() <= latest, "revision", Integer.toString(latest));
        }
    }

    /** What is written by hand is shown on pages and in mails: at most 500 characters. */
    static final class PermitNotesAreNotTooLong implements Rule<Attempt> {
        private static final int MOST = 500;

        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return switch (attempt.command()) {
                case CancelPermit cancel -> refusal("reason", cancel.reason());
                case RevisePermit revise -> refusal("description", revise.description());
                case ReportMismatch mismatch -> refusal("description", mismatch.description());
                case DemandAmendment demand -> refusal("description", demand.description());
                default -> pass();
            };
        }

        private Optional<Rejection> refusal(String field, @Nullable String text) {
            var fits = text == null || text.codePointCount(0, text.length()) <= MOST;
            return requireField(fits, field, Integer.toString(MOST));
        }
    }
}
