package io.caseledger.accounts.query;

/**
 * One grant; answers an optional {@link GrantRow}.
 *
 * @param account company or agent; to others it is not there
 */
public record FindGrant(String account, String grantId) {}
