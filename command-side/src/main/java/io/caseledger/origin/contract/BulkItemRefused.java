package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One application of the file is refused; the others go on.
 *
 * @param index from 0
 * @param source name of the file in the ZIP that held it; null where what was sent is the XML itself
 */
@Revision("1")
public record BulkItemRefused(
        String bulkId, int index, @Nullable String source, List<Violation> violations) implements BulkFilingEvent {}
