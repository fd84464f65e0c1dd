package io.caseledger.permit.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Note that a permit was printed.
 *
 * @param revision which of its versions
 */
public record PrintPermit(@TargetAggregateIdentifier PermitId permitId, int revision) implements PermitCommand {}
