package io.caseledger.origin.contract;

/** Every fact about a filing of many applications at once (COE0010-17). */
public sealed interface BulkFilingEvent permits BulkFilingStarted, BulkItemFiled, BulkItemRefused, BulkFilingCompleted {
    String bulkId();
}
