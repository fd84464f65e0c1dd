package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** MSK-61: alerts follow from figures; nobody raises or clears one by hand. */
final class OnlyTheServiceAlerts {
    private OnlyTheServiceAlerts() {}

    static void check(Actor actor) {
        if (actor.role() != Role.SYSTEM) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheServiceAlerts");
        }
    }
}
