package io.caseledger.accounts.contract;

/** Every fact about an account. Sealed, so that the compiler tells the aggregate and the projectors what they have not thought of. */
public sealed interface AccountEvent permits AccountOpened, PasswordSet, LoggedIn, LoginFailed, AccountLocked {
    String accountId();
}
