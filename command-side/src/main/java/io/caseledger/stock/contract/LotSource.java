package io.caseledger.stock.contract;

/** What a stock lot came from. Names are storage format. */
public enum LotSource {
    /** released by customs on a declaration */
    DECLARATION,
    /** written off by the importer */
    WRITE_OFF
}
