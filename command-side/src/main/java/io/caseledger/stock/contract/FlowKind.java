package io.caseledger.stock.contract;

/** Where masks went (MSK-31). Names are storage format. */
public enum FlowKind {
    /** 醫療院所 */
    MEDICAL_INSTITUTION,
    /** 醫材製造廠 */
    DEVICE_MANUFACTURER,
    /** 販賣業藥商（藥局） */
    DRUG_DEALER,
    /** 藥妝店 */
    DRUGSTORE,
    /** 工作場所（B2B） */
    WORKPLACE,
    /** 實體銷售 */
    PHYSICAL_RETAIL,
    /** 網路銷售 */
    ONLINE_RETAIL,
    /** 批發商 */
    WHOLESALER,
    /** 自用（非銷售） */
    OWN_USE;

    /** Every kind but own use needs a proof document and a receiver (MSK-31). */
    public boolean needsProof() {
        return this != OWN_USE;
    }
}
