package io.caseledger.permit.contract;

/** Medical or not (MSK-02); each has its own commodity codes. Names are storage format. */
public enum MaskKind {
    /** 醫用 */
    MEDICAL,
    /** 非醫用 */
    NON_MEDICAL
}
