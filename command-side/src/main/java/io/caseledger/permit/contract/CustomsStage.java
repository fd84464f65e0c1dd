package io.caseledger.permit.contract;

/** How far customs has come with a declaration. Names are storage format. */
public enum CustomsStage {
    /** 報單 received */
    DECLARED,
    /** 進入通關程序 */
    ENTERED,
    /** 單證比對不符 */
    MISMATCHED,
    /** 已放行 */
    RELEASED
}
