package io.caseledger.permit.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Issue a new permit for an expired one (MSK-06).
 *
 * @param newPermitId id of the permit to come, from the caller's idempotency key
 */
public record ReissuePermit(@TargetAggregateIdentifier PermitId permitId, PermitId newPermitId)
        implements PermitCommand {}
