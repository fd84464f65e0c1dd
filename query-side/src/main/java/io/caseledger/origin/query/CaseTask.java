package io.caseledger.origin.query;

/** What is still to be done of a case, as lists ask for it: more than its state says. */
public enum CaseTask {
    /** The issuing unit has to decide it by the end of today, or should have. */
    DECIDE,
    /** Collected before the goods left: its applicant has to close it (COE0020-01). */
    CLOSE
}
