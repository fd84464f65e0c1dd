package io.caseledger.accounts.contract;

import org.axonframework.serialization.Revision;

/** There is an account, and it is active. */
@Revision("1")
public record AccountOpened(String accountId, AccountHolder holder) implements AccountEvent {}
