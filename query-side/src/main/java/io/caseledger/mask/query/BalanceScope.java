package io.caseledger.mask.query;

/** Over what a balance is drawn (MSK-63). */
public enum BalanceScope {
    TOTAL,
    IMPORTER,
    LOT
}
