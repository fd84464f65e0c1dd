package io.caseledger.accounts.domain;

import io.caseledger.shared.contract.Rejection;
import java.time.Instant;

/** ACC-07: while an account is locked the right password does not help either. */
final class LockedAccountsCannotLogIn {
    private LockedAccountsCannotLogIn() {}

    static void check(LockOut lockOut, Instant now) {
        if (lockOut.locked(now)) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "LockedAccountsCannotLogIn");
        }
    }
}
