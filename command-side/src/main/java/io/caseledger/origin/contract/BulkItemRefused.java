package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * One application of the file is refused; the others go on.
 *
 * @param index from 0
 */
@Revision("1")
public record BulkItemRefused(String bulkId, int index, List<Violation> violations) implements BulkFilingEvent {}
