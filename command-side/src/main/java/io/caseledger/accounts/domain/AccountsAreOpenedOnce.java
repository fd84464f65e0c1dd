package io.caseledger.accounts.domain;

import io.caseledger.shared.contract.Rejection;

/** An account id is used for one account. */
final class AccountsAreOpenedOnce {
    private AccountsAreOpenedOnce() {}

    static void check(boolean opened) {
        if (opened) {
            throw new Rejection(Rejection.Kind.CONFLICT, "AccountsAreOpenedOnce");
        }
    }
}
