package io.caseledger.permit.contract;

import io.caseledger.shared.contract.Begins;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Apply for a permit; it is issued at once (MSK-04). The id comes from the caller's idempotency key. */
public record SubmitPermit(@TargetAggregateIdentifier PermitId permitId, PermitApplication application)
        implements PermitCommand, Begins {}
