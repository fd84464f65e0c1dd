package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One application of the file is filed.
 *
 * @param index from 0
 * @param source name of the file in the ZIP that held it; null where what was sent is the XML itself
 */
@Revision("1")
public record BulkItemFiled(
        String bulkId, int index, @Nullable String source, String caseId, String receiptNumber)
        implements BulkFilingEvent {}
