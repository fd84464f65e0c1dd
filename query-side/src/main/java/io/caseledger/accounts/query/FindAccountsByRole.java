package io.caseledger.accounts.query;

/**
 * The accounts of a role, by id; answers {@link AccountView}s.
 *
 * @param role name of the role
 */
public record FindAccountsByRole(String role, int limit) {}
