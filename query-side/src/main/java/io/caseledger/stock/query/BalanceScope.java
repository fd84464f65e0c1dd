package io.caseledger.stock.query;

/** Over what a balance is drawn (MSK-63). */
public enum BalanceScope {
    TOTAL,
    IMPORTER,
    LOT
}
