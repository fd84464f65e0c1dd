package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;

/**
 * One application of the file is filed.
 *
 * @param index from 0
 */
@Revision("1")
public record BulkItemFiled(String bulkId, int index, String caseId, String receiptNumber) implements BulkFilingEvent {}
