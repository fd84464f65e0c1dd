package io.caseledger.shared.bus;

/**
 * What a command has led to.
 *
 * @param aggregateId the aggregate that took it
 * @param number what people call it
 * @param version its version now (the ETag)
 * @param position log position of its last event (the {@code Caseledger-Position})
 */
public record Outcome(String aggregateId, String number, long version, long position) {}
