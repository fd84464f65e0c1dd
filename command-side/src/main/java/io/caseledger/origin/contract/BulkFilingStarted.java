package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;

/**
 * A file of applications is taken in; each will be filed on its own.
 *
 * @param filedBy account that sent it
 * @param fileName as the sender called it, for the sender to know it again
 * @param sha256 of the file, lower-case hex
 * @param count applications in it, 1 to 1,000
 */
@Revision("1")
public record BulkFilingStarted(String bulkId, String filedBy, String fileName, String sha256, int count)
        implements BulkFilingEvent {}
