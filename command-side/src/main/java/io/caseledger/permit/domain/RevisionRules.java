package io.caseledger.permit.domain;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.domain.PermitRules.Attempt;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.reference.PrintedCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which revision a permit is open for, and what it may not take away (MSK-10 … MSK-14). */
final class RevisionRules {
    static final List<Rule<Attempt>> REVISE = List.of(
            new PermitRules.PermitExists(),
            new PermitRules.OnlyAuthorisedAgentsOrderPermits(),
            new PermitRules.OnlyTheFilerRevisesAPermit(),
            new PermitRules.OnlyIssuedPermitsChange(),
            new RevisionKindIsChosen(),
            new RevisionIsDescribed(),
            new DescriptionCanBePrinted(),
            new PermitRules.PermitNotesAreNotTooLong(),
            new CorrectionsPrecedeCustoms(),
            new MismatchAmendmentsFollowAMismatch(),
            new MismatchAmendmentsPrecedeRelease(),
            new PostClearanceAmendmentsFollowADemand(),
            new RevisionKeepsWayAndImporter(),
            new RevisionChangesSomething());
    /** After the application itself was checked. */
    static final List<Rule<Attempt>> REVISED = List.of(new RevisionKeepsWhatCameIn());

    private RevisionRules() {}

    /** MSK-11 … MSK-13: one of the three ways to revise a permit. */
    static final class RevisionKindIsChosen implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return requireField(!(attempt.command() instanceof RevisePermit revise) || revise.kind() != null, "kind");
        }
    }

    /** MSK-10: who revises a permit says what is changed and why. */
    static final class RevisionIsDescribed implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var described =
                    !(attempt.command() instanceof RevisePermit revise) || !FieldRule.isBlank(revise.description());
            return requireField(described, "description");
        }
    }

    /** MSK-05, GEN-12: the paper of the new version says it. */
    static final class DescriptionCanBePrinted implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var description = attempt.command() instanceof RevisePermit revise ? revise.description() : null;
            return description == null
                    ? pass()
                    : description
                            .codePoints()
                            .filter(point -> !Character.isISOControl(point))
                            .filter(point -> !PrintedCharacters.has(point) || PrintedCharacters.needsShaping(point))
                            .boxed()
                            .findFirst()
                            .flatMap(point ->
                                    refuseField("description", Character.toString(point), "U+%04X".formatted(point)));
        }
    }

    /** MSK-11: a correction 更正 only while customs has recorded nothing against the permit, and nothing was written off for good. */
    static final class CorrectionsPrecedeCustoms implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var standing = attempt.standing();
            var correction =
                    attempt.command() instanceof RevisePermit revise && revise.kind() == RevisionKind.CORRECTION;
            return require(
                    !correction || (!standing.customsHasSpoken() && !standing.writeOffCompleted()),
                    Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-12: a mismatch amendment 單證比對不符修正 answers a mismatch that customs has reported and that was not amended since. */
    static final class MismatchAmendmentsFollowAMismatch implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var amendment = attempt.command() instanceof RevisePermit revise
                    && revise.kind() == RevisionKind.MISMATCH_AMENDMENT;
            return require(!amendment || attempt.standing().mismatched(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-12: entry may have begun, nothing may be released. */
    static final class MismatchAmendmentsPrecedeRelease implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var amendment = attempt.command() instanceof RevisePermit revise
                    && revise.kind() == RevisionKind.MISMATCH_AMENDMENT;
            return require(!amendment || !attempt.standing().released(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-13: a post-clearance amendment 已通關相符修正 answers one demand of customs. */
    static final class PostClearanceAmendmentsFollowADemand implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var amendment = attempt.command() instanceof RevisePermit revise
                    && revise.kind() == RevisionKind.POST_CLEARANCE_AMENDMENT;
            return require(!amendment || attempt.standing().demanded(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-10: another importer or another way of import is another permit. */
    static final class RevisionKeepsWayAndImporter implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            if (!(attempt.command() instanceof RevisePermit revise)) {
                return pass();
            }
            var standing = attempt.standing();
            var application = revise.application();
            var found = new ArrayList<Violation>();
            if (application.way() != standing.way()) {
                found.add(Violation.of(key(), "way"));
            }
            if (!standing.importerIdentity().equals(application.importer().identityNumber())) {
                found.add(Violation.of(key(), "importer.identityNumber"));
            }
            return refuse(found);
        }
    }

    /** MSK-10: both versions stay, so the new one differs from the old. */
    static final class RevisionChangesSomething implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var same = attempt.command() instanceof RevisePermit revise
                    && revise.application().equals(attempt.standing().application());
            return requireField(!same, "");
        }
    }

    /**
     * MSK-14: a revision never brings an item below what has been cleared or written off, nor makes it another kind, save by a post-clearance amendment.
     */
    static final class RevisionKeepsWhatCameIn implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            if (!(attempt.command() instanceof RevisePermit revise)
                    || revise.kind() == RevisionKind.POST_CLEARANCE_AMENDMENT) {
                return pass();
            }
            var found = new ArrayList<Violation>();
            for (var item : attempt.standing().itemsCameIn()) {
                found.addAll(cleared(attempt.standing(), revise.application().items(), item));
            }
            for (var kind : MaskKind.values()) {
                long written = WriteOffRules.pieces(attempt.standing().rows(), kind);
                if (written > WriteOffRules.permitted(revise.application(), kind)) {
                    found.add(Violation.of(key(), "items", Long.toString(written)));
                }
            }
            return refuse(found);
        }

        private List<Violation> cleared(PermitStanding standing, List<PermitItem> items, int number) {
            long cameIn = standing.cameIn(number);
            if (number > items.size()) {
                return List.of(Violation.of(key(), "items", Long.toString(cameIn)));
            }
            var item = items.get(number - 1);
            var row = "items[" + (number - 1) + "].";
            if (item.pieces() < cameIn) {
                return List.of(Violation.of(key(), row + "quantity", Long.toString(cameIn)));
            }
            var before = standing.application().items();
            return number <= before.size() && before.get(number - 1).kind() != item.kind()
                    ? List.of(Violation.of(key(), row + "kind", Long.toString(cameIn)))
                    : List.of();
        }
    }
}
