package io.caseledger.accounts.query;

/** Whom an account belongs to; answers an optional {@link HolderView}. To be asked for one's own account only. */
public record FindHolder(String accountId) {}
