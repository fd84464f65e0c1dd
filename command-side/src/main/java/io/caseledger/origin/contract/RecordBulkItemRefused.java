package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Note that the application at an index is refused; the service itself orders this. */
public record RecordBulkItemRefused(
        @TargetAggregateIdentifier BulkId bulkId,
        int index,
        @Nullable String source,
        List<Violation> violations) implements BulkFilingCommand {}
