package io.caseledger.origin.contract;

/** Every order that a bulk filing takes. */
public sealed interface BulkFilingCommand permits StartBulkFiling, RecordBulkItemFiled, RecordBulkItemRefused {
    BulkId bulkId();
}
