package io.caseledger.accounts.query;

/** The account of an electronic id (ACC-09); answers an optional {@link AccountView}. */
public record FindAccountByElectronicId(String electronicId) {}
