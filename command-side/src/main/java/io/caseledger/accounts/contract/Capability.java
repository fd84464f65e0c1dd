package io.caseledger.accounts.contract;

/** Of which business somebody is authorised (ACC-09). */
public enum Capability {
    /** Certificates of origin. */
    ORIGIN,
    /** Import permits of masks. */
    PERMIT,
    /** Flows and returns of what came in. */
    STOCK
}
