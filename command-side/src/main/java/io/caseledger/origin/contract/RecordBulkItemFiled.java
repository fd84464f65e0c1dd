package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Note that the application at an index is filed; the service itself orders this. */
public record RecordBulkItemFiled(
        @TargetAggregateIdentifier BulkId bulkId,
        int index,
        @Nullable String source,
        CaseId caseId,
        String receiptNumber)
        implements BulkFilingCommand {}
