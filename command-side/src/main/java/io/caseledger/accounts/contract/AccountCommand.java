package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;

/** Every order that an account takes. */
public sealed interface AccountCommand permits OpenAccount, SetPassword, RecordLogin, RecordLoginFailure {
    AccountId accountId();
}
