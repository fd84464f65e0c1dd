package io.caseledger.accounts.query;

/**
 * What an account has granted to others, or others to it (ACC-09), the latest first; answers a {@link GrantListView}.
 *
 * @param account whose; to be asked for one's own only
 * @param page from 1
 */
public record FindGrants(String account, int page, int size) {}
