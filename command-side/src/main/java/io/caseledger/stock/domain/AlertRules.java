package io.caseledger.stock.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import io.caseledger.stock.contract.AlertThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who alerts, and who says when (MSK-61). */
final class AlertRules {
    private static final List<Rule<Actor>> ALERT = List.of(new OnlyTheServiceAlerts());
    private static final List<Rule<Actor>> SET = List.of(new OnlyRegulatorsSetThresholds());
    private static final List<FieldRule<AlertThresholds>> THRESHOLDS = List.of(new ThresholdsAreWithinReason());

    private AlertRules() {}

    /** @throws Rejection FORBIDDEN for all but the service */
    static void checkAlert(Actor actor) {
        Rules.first(ALERT, actor);
    }

    /** @throws Rejection FORBIDDEN for all but regulators, INVALID with every threshold that is wrong */
    static void checkThresholds(Actor actor, AlertThresholds thresholds) {
        Rules.first(SET, actor);
        Rules.require(THRESHOLDS, thresholds);
    }

    /** MSK-61: alerts follow from figures; nobody raises or clears one by hand. */
    static final class OnlyTheServiceAlerts implements Rule<Actor> {
        @Override
        public Optional<Rejection> refusal(Actor actor) {
            return require(actor.role() == Role.SYSTEM, Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-61: when to alert is the regulator’s to decide. */
    static final class OnlyRegulatorsSetThresholds implements Rule<Actor> {
        @Override
        public Optional<Rejection> refusal(Actor actor) {
            return require(actor.role() == Role.REGULATOR, Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-61: what is set is a number of days or pieces that something can be beyond; nothing set is never. */
    static final class ThresholdsAreWithinReason implements FieldRule<AlertThresholds> {
        static final long MOST_DAYS = 3_650;
        static final long MOST_PIECES = 1_000_000_000_000L;

        @Override
        public List<Violation> violations(AlertThresholds thresholds) {
            var days = thresholds.lotDays();
            var found = new ArrayList<Violation>();
            found.addAll(within(days == null ? null : days.longValue(), MOST_DAYS, "lotDays"));
            found.addAll(within(thresholds.importerPieces(), MOST_PIECES, "importerPieces"));
            found.addAll(within(thresholds.receiverPieces(), MOST_PIECES, "receiverPieces"));
            return found;
        }

        private List<Violation> within(@Nullable Long threshold, long most, String field) {
            return require(threshold == null || (threshold >= 1 && threshold <= most), field, Long.toString(most));
        }
    }
}
