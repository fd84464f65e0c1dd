package io.caseledger.permit.contract;

/** The three ways to revise a permit (spec README, word list). Names are storage format. */
public enum RevisionKind {
    /** 更正, MSK-11 */
    CORRECTION,
    /** 單證比對不符修正, MSK-12 */
    MISMATCH_AMENDMENT,
    /** 已通關相符修正, MSK-13 */
    POST_CLEARANCE_AMENDMENT
}
