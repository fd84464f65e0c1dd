package io.caseledger.accounts.contract;

import org.axonframework.serialization.Revision;

/**
 * This credential logs in from now on. The hash lies outside the log, which nobody can delete from.
 *
 * @param credentialId names the stored hash
 */
@Revision("1")
public record PasswordSet(String accountId, String credentialId) implements AccountEvent {}
