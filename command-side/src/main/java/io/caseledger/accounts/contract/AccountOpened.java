package io.caseledger.accounts.contract;

import org.axonframework.serialization.Revision;

/**
 * There is an account, and it is active.
 *
 * @param electronicId by which others name it (ACC-09)
 */
@Revision("1")
public record AccountOpened(String accountId, String electronicId, AccountHolder holder) implements AccountEvent {}
