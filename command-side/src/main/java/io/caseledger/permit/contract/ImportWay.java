package io.caseledger.permit.contract;

/** How the masks come in (MSK-03). Names are storage format. */
public enum ImportWay {
    /** 報單 */
    DECLARATION,
    /** 郵包 */
    PARCEL,
    /** 旅客攜帶 */
    TRAVELLER,
    /** 其他 */
    OTHER;

    /** Whether the importer reports what came in, instead of customs (MSK-20). */
    public boolean isWrittenOff() {
        return this != DECLARATION;
    }
}
