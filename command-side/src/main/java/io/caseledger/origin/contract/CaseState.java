package io.caseledger.origin.contract;

/** Where a certificate case stands (spec README, word list). */
public enum CaseState {
    /** 已收件 */
    RECEIVED,
    /** 審核中 */
    UNDER_REVIEW,
    /** 補正 */
    CORRECTION_REQUESTED,
    /** 已核可 */
    APPROVED,
    /** 退件 */
    REJECTED,
    /** 已取件 */
    COLLECTED,
    /** 已結案 */
    CLOSED,
    /** 已取消 */
    CANCELLED,
    /** 已註銷 */
    REVOKED,
    /** 已換發 */
    REPLACED
}
