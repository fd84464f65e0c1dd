package io.caseledger.accounts.query;

/** The account with this id; answers an optional {@link AccountView}. */
public record FindAccount(String accountId) {}
