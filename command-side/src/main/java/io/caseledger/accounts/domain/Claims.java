package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountHolder;

/** What only one account may have. Claimed inside the unit of work that opens the account: one append, or none. */
interface Claims {
    /** @throws io.caseledger.shared.contract.Rejection where another account has the user name, or the identity in that role */
    void claim(AccountHolder holder, String accountId);
}
