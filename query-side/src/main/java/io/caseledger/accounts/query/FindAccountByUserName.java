package io.caseledger.accounts.query;

/** The account of a user name, given in the form in which names are compared; answers an optional {@link AccountView}. */
public record FindAccountByUserName(String folded) {}
