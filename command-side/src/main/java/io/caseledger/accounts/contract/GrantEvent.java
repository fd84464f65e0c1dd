package io.caseledger.accounts.contract;

/** Every fact about the authority to act for another. */
public sealed interface GrantEvent permits AuthorityGranted, AuthorityWithdrawn {
    String grantId();

    /** Account of the company that authorises. */
    String principal();

    /** Account that is authorised. */
    String agent();

    Capability capability();
}
