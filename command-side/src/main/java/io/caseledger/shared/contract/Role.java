package io.caseledger.shared.contract;

/** What an account may be (spec README, "Who uses it"). */
public enum Role {
    APPLICANT,
    AGENT,
    ISSUER,
    ACCOUNT_ADMIN,
    REGULATOR,
    RA_OFFICER,
    AUDITOR,
    /** Who runs the service: sees how it does, and decides nothing of a case. */
    OPERATOR,
    BANK,
    CUSTOMS,
    /** The service itself: automations and the first start. Nobody logs in with it. */
    SYSTEM;

    /** Applies for itself, or for others as their agent. */
    public boolean files() {
        return this == APPLICANT || this == AGENT;
    }
}
