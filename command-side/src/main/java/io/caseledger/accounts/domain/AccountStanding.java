package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountEvent;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.LoginWay;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.shared.domain.Standing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of an account.
 *
 * @param number the user name
 * @param credentialId the one that logs in now, null while none is set
 * @param machineLogin when a machine logged in and it was noted
 */
record AccountStanding(
        String id,
        String number,
        @Nullable String credentialId,
        @Nullable Instant machineLogin,
        LockOut lockOut) implements Standing {
    /** A machine logs in with every call; the log needs no more than this of it. */
    private static final Duration MACHINE_LOGINS = Duration.ofHours(1);

    static AccountStanding of(AccountOpened event) {
        return new AccountStanding(event.accountId(), event.holder().userName(), null, null, LockOut.NONE);
    }

    AccountStanding evolve(AccountEvent event) {
        return switch (event) {
            case AccountOpened again -> throw new IllegalStateException(again.accountId() + " was opened twice");
            case PasswordSet set -> new AccountStanding(id, number, set.credentialId(), machineLogin, LockOut.NONE);
            case LoggedIn login ->
                login.way() == LoginWay.BASIC
                        ? new AccountStanding(id, number, credentialId, login.at(), lockOut)
                        : this;
            case LoginFailed failure -> with(lockOut.failed(failure.at()));
            case AccountLocked locked -> with(LockOut.until(locked.until()));
        };
    }

    boolean isWorthNoting(LoginWay way, Instant now) {
        return way == LoginWay.FORM || machineLogin == null || !now.isBefore(machineLogin.plus(MACHINE_LOGINS));
    }

    private AccountStanding with(LockOut next) {
        return new AccountStanding(id, number, credentialId, machineLogin, next);
    }
}
