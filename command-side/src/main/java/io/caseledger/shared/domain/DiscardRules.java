package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DiscardParked;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Optional;

/** Who gives up an event, and why (REL-05, OBS-02). */
final class DiscardRules {
    private static final List<Rule<Actor>> WHO = List.of(new OnlyOperatorsDiscardEvents());
    private static final List<FieldRule<DiscardParked>> WHY = List.of(new DiscardsHaveAReason());

    private DiscardRules() {}

    /** @throws Rejection FORBIDDEN for all but operators, INVALID without a reason */
    static void check(Actor actor, DiscardParked order) {
        Rules.first(WHO, actor);
        Rules.require(WHY, order);
    }

    /** OBS-02: what a view never shows is decided by who runs the service. */
    static final class OnlyOperatorsDiscardEvents implements Rule<Actor> {
        @Override
        public Optional<Rejection> refusal(Actor actor) {
            return require(actor.role() == Role.OPERATOR, Rejection.Kind.FORBIDDEN);
        }
    }

    /** REL-05: an auditor reads it years later. */
    static final class DiscardsHaveAReason implements FieldRule<DiscardParked> {
        static final int LONGEST = 500;

        @Override
        public List<Violation> violations(DiscardParked order) {
            var reason = order.reason();
            return require(
                    !reason.isBlank() && reason.codePointCount(0, reason.length()) <= LONGEST,
                    "reason",
                    Integer.toString(LONGEST));
        }
    }
}
