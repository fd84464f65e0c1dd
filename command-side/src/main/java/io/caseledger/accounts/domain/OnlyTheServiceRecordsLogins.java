package io.caseledger.accounts.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** Nobody can say of another, or of oneself, that a password was right or wrong. */
final class OnlyTheServiceRecordsLogins {
    private OnlyTheServiceRecordsLogins() {}

    static void check(Actor actor) {
        if (actor.role() != Role.SYSTEM) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheServiceRecordsLogins");
        }
    }
}
