package io.caseledger.origin.contract;

/** 放行前 / 放行後申請: a pre-clearance case must be closed later, a post-clearance one names its export declarations. */
public enum Clearance {
    PRE_CLEARANCE,
    POST_CLEARANCE
}
