package io.caseledger.accounts.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** Everybody else applies for an account (ACC-01). */
final class OnlyAccountAdminsOpenAccounts {
    private OnlyAccountAdminsOpenAccounts() {}

    static void check(Actor actor) {
        if (actor.role() != Role.ACCOUNT_ADMIN && actor.role() != Role.SYSTEM) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyAccountAdminsOpenAccounts");
        }
    }
}
