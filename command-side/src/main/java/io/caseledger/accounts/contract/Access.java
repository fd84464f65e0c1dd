package io.caseledger.accounts.contract;

/** What somebody may do in another's name (ACC-09). */
public enum Access {
    /** Looks at everything of the capability. */
    READ,
    /** Files and orders as well. */
    ORDER
}
