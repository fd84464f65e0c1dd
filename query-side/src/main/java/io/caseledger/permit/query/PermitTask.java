package io.caseledger.permit.query;

/** What is still to be done of a permit, as lists ask for it: more than its state says. */
public enum PermitTask {
    /** What came in without a declaration is to be written off by its importer (MSK-20). */
    WRITE_OFF,
    /** Customs has found a difference or demands an amendment: its importer has to amend it (MSK-12, MSK-13). */
    AMEND,
    /** Declared, and not yet released by customs. */
    RELEASE
}
