package io.caseledger.accounts.contract;

/** Every order on the authority to act for another. */
public sealed interface GrantCommand permits GrantAuthority, WithdrawAuthority {
    GrantId grantId();
}
