package io.caseledger.permit.contract;

import org.axonframework.serialization.Revision;

/** The goods of a declaration have entered the clearance procedure (API-07). */
@Revision("1")
public record EntryRecorded(String permitId, String messageId, String declarationNumber) implements PermitEvent {}
