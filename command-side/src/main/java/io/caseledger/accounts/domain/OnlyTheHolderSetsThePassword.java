package io.caseledger.accounts.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** Not even an account admin knows or sets somebody's password; the service itself does it for one who came by a mailed link (ACC-05). */
final class OnlyTheHolderSetsThePassword {
    private OnlyTheHolderSetsThePassword() {}

    static void check(String accountId, Actor actor) {
        if (!actor.accountId().equals(accountId) && actor.role() != Role.SYSTEM) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "OnlyTheHolderSetsThePassword");
        }
    }
}
