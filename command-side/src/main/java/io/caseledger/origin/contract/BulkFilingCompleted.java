package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;

/**
 * Every application of the file is filed or refused.
 */
@Revision("1")
public record BulkFilingCompleted(String bulkId, int filed, int refused) implements BulkFilingEvent {}
