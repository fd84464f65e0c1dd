package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.ContentCheck;

/** Asks the rules of {@link GrantAuthority}, whatever else is still missing. */
public interface GrantCheck extends ContentCheck<GrantAuthority> {}
