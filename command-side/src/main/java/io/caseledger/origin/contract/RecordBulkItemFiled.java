package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Note that the application at an index is filed; the service itself orders this. */
public record RecordBulkItemFiled(
        @TargetAggregateIdentifier BulkId bulkId, int index, CaseId caseId, String receiptNumber)
        implements BulkFilingCommand {}
