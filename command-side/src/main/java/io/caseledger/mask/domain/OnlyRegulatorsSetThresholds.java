package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** MSK-61: when to alert is the regulator’s to decide. */
final class OnlyRegulatorsSetThresholds {
    private OnlyRegulatorsSetThresholds() {}

    static void check(Actor actor) {
        if (actor.role() != Role.REGULATOR) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyRegulatorsSetThresholds");
        }
    }
}
