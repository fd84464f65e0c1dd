package io.caseledger.shared.contract;

import org.axonframework.serialization.Revision;

/**
 * A number was given, for good.
 *
 * @param book kind and scope of the number, such as {@code receipt/TPE/20261120}
 * @param serial rises by one within the book
 * @param holder id of what the number is for
 */
@Revision("1")
public record NumberIssued(String book, int serial, String holder) {}
