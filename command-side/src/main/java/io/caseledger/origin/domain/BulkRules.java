package io.caseledger.origin.domain;

import io.caseledger.origin.contract.BulkFilingCommand;
import io.caseledger.origin.contract.RecordBulkItemFiled;
import io.caseledger.origin.contract.RecordBulkItemRefused;
import io.caseledger.origin.contract.StartBulkFiling;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may file many applications at once, and who notes what became of them (COE0010-17). */
final class BulkRules {
    private static final List<Rule<Attempt>> START =
            List.of(new OnlyApplicantsAndAgentsFileInBulk(), new BulkFilingsHoldOneToAThousandCases());
    private static final List<Rule<Attempt>> NOTE =
            List.of(new OnlyTheServiceNotesBulkItems(), new BulkItemsAreInTheFile());

    private BulkRules() {}

    /** @throws Rejection of the first rule that is broken */
    static void check(Attempt attempt) {
        Rules.first(
                switch (attempt.command()) {
                    case StartBulkFiling start -> START;
                    case RecordBulkItemFiled filed -> NOTE;
                    case RecordBulkItemRefused refused -> NOTE;
                },
                attempt);
    }

    /**
     * Something is ordered of a bulk filing as it stands.
     *
     * @param known null for one that has not begun
     */
    record Attempt(@Nullable BulkStanding known, BulkFilingCommand command, Actor actor) {}

    /** Nobody else files, one by one or in bulk (COE0010-17). */
    static final class OnlyApplicantsAndAgentsFileInBulk implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var role = attempt.actor().role();
            return require(role == Role.APPLICANT || role == Role.AGENT, Rejection.Kind.FORBIDDEN);
        }
    }

    /** COE0010-17: up to 1,000 applications at once. */
    static final class BulkFilingsHoldOneToAThousandCases implements Rule<Attempt> {
        private static final int MOST = 1_000;

        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var count = attempt.command() instanceof StartBulkFiling start ? start.count() : 1;
            return require(count >= 1 && count <= MOST, Rejection.Kind.INVALID, Integer.toString(count));
        }
    }

    /** What became of an application of a file is noted by the service itself, after it has tried. */
    static final class OnlyTheServiceNotesBulkItems implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.actor().role() == Role.SYSTEM, Rejection.Kind.FORBIDDEN);
        }
    }

    /** An index beyond the file would never be done. */
    static final class BulkItemsAreInTheFile implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var count = attempt.known() == null ? 0 : attempt.known().count();
            return switch (attempt.command()) {
                case StartBulkFiling start -> pass();
                case RecordBulkItemFiled filed -> within(filed.index(), count);
                case RecordBulkItemRefused refused -> within(refused.index(), count);
            };
        }

        private Optional<Rejection> within(int index, int count) {
            return require(index >= 0 && index < count, Rejection.Kind.INVALID, Integer.toString(index));
        }
    }
}
