package io.caseledger.mask.contract;

import org.axonframework.serialization.Revision;

/**
 * A permit number was used.
 *
 * @param book the year's number book
 */
@Revision("1")
public record PermitNumberIssued(String book, int year, int serial, String permitId) implements PermitBookEvent {}
