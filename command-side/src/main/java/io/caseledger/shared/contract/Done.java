package io.caseledger.shared.contract;

import java.io.Serializable;

/**
 * A command's answer. The second answer to the same idempotency key equals the first (GEN-07).
 *
 * @param aggregateId the aggregate that took the command
 * @param number what people call it: receipt number, user name …; the id itself where there is none
 * @param version the aggregate's version after the command, 0 for its first event
 */
public record Done(String aggregateId, String number, long version) implements Serializable {}
