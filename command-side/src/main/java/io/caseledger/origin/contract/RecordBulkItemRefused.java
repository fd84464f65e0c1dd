package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Note that the application at an index is refused; the service itself orders this. */
public record RecordBulkItemRefused(
        @TargetAggregateIdentifier BulkId bulkId, int index, List<Violation> violations) implements BulkFilingCommand {}
